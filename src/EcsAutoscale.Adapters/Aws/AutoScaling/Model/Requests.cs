using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>Asks for a page of groups.</summary>
internal sealed record DescribeAutoScalingGroupsRequest
{
    /// <summary>All where absent.</summary>
    public IReadOnlyList<string>? AutoScalingGroupNames { get; init; }

    public IReadOnlyList<Filter>? Filters { get; init; }

    /// <summary>1 to 100; AWS's default is 50.</summary>
    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for a page of instances.</summary>
internal sealed record DescribeAutoScalingInstancesRequest
{
    /// <summary>50 at most; all where absent.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>1 to 50.</summary>
    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for a page of scaling activities, the newest first.</summary>
internal sealed record DescribeScalingActivitiesRequest
{
    /// <summary>All where absent.</summary>
    public IReadOnlyList<string>? ActivityIds { get; init; }

    public string? AutoScalingGroupName { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for a page of instance refreshes, the newest first.</summary>
internal sealed record DescribeInstanceRefreshesRequest
{
    public string? AutoScalingGroupName { get; init; }

    /// <summary>All where absent.</summary>
    public IReadOnlyList<string>? InstanceRefreshIds { get; init; }

    /// <summary>1 to 100.</summary>
    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Sets a group's desired capacity: upwards only here, since a lower one lets AWS choose the victim (ECS-FACTS section 5).</summary>
internal sealed record SetDesiredCapacityRequest
{
    public string? AutoScalingGroupName { get; init; }

    public int? DesiredCapacity { get; init; }

    /// <summary>False where absent.</summary>
    public bool? HonorCooldown { get; init; }
}

/// <summary>Changes a group's limits. What is absent stays.</summary>
internal sealed record UpdateAutoScalingGroupRequest
{
    public string? AutoScalingGroupName { get; init; }

    public int? MinSize { get; init; }

    public int? MaxSize { get; init; }

    public int? DesiredCapacity { get; init; }
}

/// <summary>Sets tags of groups: 25 at most. Those with other keys stay.</summary>
internal sealed record CreateOrUpdateTagsRequest
{
    public IReadOnlyList<TagDescription>? Tags { get; init; }
}

/// <summary>Terminates an instance. Scale-in protection does not hold it back (ECS-FACTS section 5).</summary>
internal sealed record TerminateInstanceInAutoScalingGroupRequest
{
    public string? InstanceId { get; init; }

    public bool? ShouldDecrementDesiredCapacity { get; init; }
}
