using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>The service after the change.</summary>
internal sealed record UpdateServiceResponse
{
    public Service? Service { get; init; }
}

/// <summary>The instances that changed, and those that did not.</summary>
internal sealed record UpdateContainerInstancesStateResponse
{
    public IReadOnlyList<ContainerInstance> ContainerInstances { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>The attributes that were set.</summary>
internal sealed record PutAttributesResponse
{
    public IReadOnlyList<Attribute> Attributes { get; init => field = value ?? []; } = [];
}

/// <summary>The attributes that were removed.</summary>
internal sealed record DeleteAttributesResponse
{
    public IReadOnlyList<Attribute> Attributes { get; init => field = value ?? []; } = [];
}
