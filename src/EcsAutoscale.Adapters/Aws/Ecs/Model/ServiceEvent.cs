using System;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A message of ECS about a service.</summary>
internal sealed record ServiceEvent
{
    public string? Id { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? Message { get; init; }
}
