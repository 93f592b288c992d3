using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A page of groups.</summary>
internal sealed record DescribeAutoScalingGroupsResponse
{
    public IReadOnlyList<AutoScalingGroup> AutoScalingGroups { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>A page of instances.</summary>
internal sealed record DescribeAutoScalingInstancesResponse
{
    public IReadOnlyList<AutoScalingInstanceDetails> AutoScalingInstances { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>A page of scaling activities.</summary>
internal sealed record DescribeScalingActivitiesResponse
{
    public IReadOnlyList<Activity> Activities { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>A page of instance refreshes.</summary>
internal sealed record DescribeInstanceRefreshesResponse
{
    public IReadOnlyList<InstanceRefresh> InstanceRefreshes { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>The termination that has begun.</summary>
internal sealed record TerminateInstanceInAutoScalingGroupResponse
{
    public Activity? Activity { get; init; }
}

/// <summary>Nothing: the desired capacity is set.</summary>
internal sealed record SetDesiredCapacityResponse;

/// <summary>Nothing: the tags are set.</summary>
internal sealed record CreateOrUpdateTagsResponse;

/// <summary>Nothing: the group is changed.</summary>
internal sealed record UpdateAutoScalingGroupResponse;
