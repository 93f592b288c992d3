using System;
using System.Management.Automation;

namespace EcsAutoscale.Selection;

/// <summary>A name or an ARN, as the operator or another module's object gives it, taken apart.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Name">The resource's own name.</param>
/// <param name="Cluster">The cluster's name, where a long ARN holds it.</param>
/// <param name="Region">The region, where an ARN holds it.</param>
/// <param name="IsArn">Whether it is an ARN.</param>
internal sealed record EcsName(string Text, string Name, string? Cluster, string? Region, bool IsArn)
{
    private const int ArnParts = 6;

    /// <summary>
    /// Takes apart a plain name, or an ARN such as <c>arn:aws:ecs:REGION:ACCOUNT:cluster/NAME</c>, <c>...:service/NAME</c> (short) or
    /// <c>...:service/CLUSTER/NAME</c> (long).
    /// </summary>
    public static EcsName Of(string text)
    {
        var parts = text.Split([':'], ArnParts);
        if (parts.Length < ArnParts || parts[0] != "arn") return new EcsName(text, text, null, null, IsArn: false);
        var path = parts[ArnParts - 1].Split('/');
        var cluster = path.Length > 2 ? path[1] : null;
        return new EcsName(text, path[path.Length - 1], cluster, parts[3].Length > 0 ? parts[3] : null, IsArn: true);
    }

    /// <summary>The ARN of the cluster that a long ARN holds; null where it holds none.</summary>
    public string? ClusterArn => Cluster is null ? null : Text.Substring(0, Text.LastIndexOf(':') + 1) + "cluster/" + Cluster;

    /// <summary>Whether it means the resource of that name or ARN; names are compared without case, as PowerShell does.</summary>
    public bool Means(string name, string? arn) =>
        IsArn && arn is not null && string.Equals(Text, arn, StringComparison.Ordinal)
        || string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a wildcard that matches the name.</summary>
    public bool Matches(string name) =>
        !IsArn && WildcardPattern.ContainsWildcardCharacters(Text) && WildcardPattern.Get(Text, WildcardOptions.IgnoreCase).IsMatch(name);
}
