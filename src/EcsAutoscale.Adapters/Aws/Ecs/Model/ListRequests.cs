namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Asks for the ARNs of all clusters.</summary>
internal sealed record ListClustersRequest
{
    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the ARNs of a cluster's container instances: all but INACTIVE ones without a status.</summary>
internal sealed record ListContainerInstancesRequest
{
    public string? Cluster { get; init; }

    /// <summary>The cluster query language.</summary>
    public string? Filter { get; init; }

    public string? Status { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the ARNs of a cluster's services.</summary>
internal sealed record ListServicesRequest
{
    public string? Cluster { get; init; }

    public string? LaunchType { get; init; }

    /// <summary>REPLICA or DAEMON; both where absent.</summary>
    public string? SchedulingStrategy { get; init; }

    /// <summary>1 to 100; AWS's default is 10.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the ARNs of a cluster's tasks.</summary>
internal sealed record ListTasksRequest
{
    public string? Cluster { get; init; }

    public string? ContainerInstance { get; init; }

    public string? Family { get; init; }

    public string? ServiceName { get; init; }

    public string? StartedBy { get; init; }

    /// <summary>RUNNING (AWS's default), PENDING or STOPPED.</summary>
    public string? DesiredStatus { get; init; }

    public string? LaunchType { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
