namespace EcsAutoscale.Adapters.Observing;

/// <summary>Names out of ARNs, which have a long form (with the cluster's name in it) and a short one.</summary>
internal static class ClusterName
{
    /// <summary>The cluster's name, where need be out of its ARN (<c>arn:aws:ecs:us-east-1:123456789012:cluster/production</c>).</summary>
    public static string Of(string? name, string? arn) => string.IsNullOrEmpty(name) ? LastPart(arn ?? "") : name!;

    /// <summary>What stands behind the last slash: an id that is the same in the long and the short form.</summary>
    public static string LastPart(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
