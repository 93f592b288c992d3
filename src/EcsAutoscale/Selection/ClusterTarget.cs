using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Loading;

namespace EcsAutoscale.Selection;

/// <summary>A cluster that a cmdlet works on.</summary>
/// <param name="Definition">What the definition says of it, or all defaults where there is none.</param>
/// <param name="IsDefined">Whether there is a definition.</param>
/// <param name="Reference">What AWS is asked for: the name, or the ARN as it was given.</param>
/// <param name="ArnRegion">The region of that ARN.</param>
internal sealed record ClusterTarget(ClusterDefinition Definition, bool IsDefined, string Reference, string? ArnRegion)
{
    /// <summary>The cluster's name.</summary>
    public string Name => Definition.Name;

    /// <summary>A cluster of a definition, as it was named.</summary>
    public static ClusterTarget Defined(ClusterDefinition definition, EcsName? named = null) =>
        new(definition, IsDefined: true, named is { IsArn: true } ? named.Text : definition.Name, named?.Region);

    /// <summary>A cluster without a definition.</summary>
    public static ClusterTarget Undefined(EcsName named) =>
        new(new ClusterDefinition { Name = named.Name }, IsDefined: false, named.Text, named.Region);

    /// <summary>How it is reached: what the caller said, by parameter or ARN, over what the definition says.</summary>
    public Connection Connect(string? region, string? profileName, string? endpointUrl) => new(
        region ?? ArnRegion ?? Definition.Region, profileName ?? Definition.Profile, Definition.RoleArn, Definition.ExternalId, endpointUrl);
}
