using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Sets a service's desired count, and nothing else: no deployment starts (ECS-FACTS section 3).</summary>
internal sealed record UpdateServiceRequest
{
    public string? Cluster { get; init; }

    /// <summary>Name or ARN.</summary>
    public string? Service { get; init; }

    public int? DesiredCount { get; init; }
}

/// <summary>Drains instances or takes them back: 10 at most.</summary>
internal sealed record UpdateContainerInstancesStateRequest
{
    public string? Cluster { get; init; }

    /// <summary>Ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    /// <summary>DRAINING or ACTIVE.</summary>
    public string? Status { get; init; }
}

/// <summary>Sets attributes: 10 at most.</summary>
internal sealed record PutAttributesRequest
{
    public string? Cluster { get; init; }

    public IReadOnlyList<Attribute>? Attributes { get; init; }
}

/// <summary>Removes attributes: 10 at most.</summary>
internal sealed record DeleteAttributesRequest
{
    public string? Cluster { get; init; }

    public IReadOnlyList<Attribute>? Attributes { get; init; }
}
