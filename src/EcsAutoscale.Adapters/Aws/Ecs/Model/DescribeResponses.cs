using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Clusters.</summary>
internal sealed record DescribeClustersResponse
{
    public IReadOnlyList<Cluster> Clusters { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>Container instances.</summary>
internal sealed record DescribeContainerInstancesResponse
{
    public IReadOnlyList<ContainerInstance> ContainerInstances { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>Services.</summary>
internal sealed record DescribeServicesResponse
{
    public IReadOnlyList<Service> Services { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>Tasks.</summary>
internal sealed record DescribeTasksResponse
{
    public IReadOnlyList<Task> Tasks { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}

/// <summary>A task definition.</summary>
internal sealed record DescribeTaskDefinitionResponse
{
    public TaskDefinition? TaskDefinition { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Capacity providers.</summary>
internal sealed record DescribeCapacityProvidersResponse
{
    public IReadOnlyList<CapacityProvider> CapacityProviders { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>Scale-in protection of tasks.</summary>
internal sealed record GetTaskProtectionResponse
{
    public IReadOnlyList<ProtectedTask> ProtectedTasks { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Failure> Failures { get; init => field = value ?? []; } = [];
}
