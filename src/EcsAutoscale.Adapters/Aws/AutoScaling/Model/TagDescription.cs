namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A tag of a group.</summary>
internal sealed record TagDescription
{
    public string? ResourceId { get; init; }

    public string? ResourceType { get; init; }

    public string? Key { get; init; }

    public string? Value { get; init; }

    public bool? PropagateAtLaunch { get; init; }
}
