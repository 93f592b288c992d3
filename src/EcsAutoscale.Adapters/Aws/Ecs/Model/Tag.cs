namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A tag of an ECS resource.</summary>
internal sealed record Tag
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}
