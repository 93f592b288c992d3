using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>ARNs of clusters.</summary>
internal sealed record ListClustersResponse
{
    public IReadOnlyList<string> ClusterArns { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>ARNs of container instances.</summary>
internal sealed record ListContainerInstancesResponse
{
    public IReadOnlyList<string> ContainerInstanceArns { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>ARNs of services.</summary>
internal sealed record ListServicesResponse
{
    public IReadOnlyList<string> ServiceArns { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>ARNs of tasks.</summary>
internal sealed record ListTasksResponse
{
    public IReadOnlyList<string> TaskArns { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}
