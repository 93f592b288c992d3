using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Asks for clusters: 100 at most.</summary>
internal sealed record DescribeClustersRequest
{
    /// <summary>Names or ARNs.</summary>
    public IReadOnlyList<string>? Clusters { get; init; }

    /// <summary>ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Asks for container instances: 100 at most.</summary>
internal sealed record DescribeContainerInstancesRequest
{
    public string? Cluster { get; init; }

    /// <summary>Ids or ARNs.</summary>
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    /// <summary>CONTAINER_INSTANCE_HEALTH, TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Asks for services: 10 at most.</summary>
internal sealed record DescribeServicesRequest
{
    public string? Cluster { get; init; }

    /// <summary>Names or ARNs.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Asks for tasks: 100 at most.</summary>
internal sealed record DescribeTasksRequest
{
    public string? Cluster { get; init; }

    /// <summary>Ids or ARNs.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Asks for a task definition.</summary>
internal sealed record DescribeTaskDefinitionRequest
{
    /// <summary><c>family</c>, <c>family:revision</c> or the ARN.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }
}

/// <summary>Asks for capacity providers: 100 at most.</summary>
internal sealed record DescribeCapacityProvidersRequest
{
    /// <summary>Names or ARNs; all where absent.</summary>
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    /// <summary>TAGS.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>1 to 10.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the scale-in protection of tasks: 100 at most.</summary>
internal sealed record GetTaskProtectionRequest
{
    public string? Cluster { get; init; }

    /// <summary>Ids or ARNs.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }
}
