using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Something attached to a task or instance, such as a network interface.</summary>
internal sealed record Attachment
{
    public string? Id { get; init; }

    /// <summary>Such as ElasticNetworkInterface.</summary>
    public string? Type { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<KeyValuePair>? Details { get; init; }
}
