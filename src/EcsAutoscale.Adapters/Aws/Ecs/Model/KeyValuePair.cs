namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A named detail.</summary>
internal sealed record KeyValuePair
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}
