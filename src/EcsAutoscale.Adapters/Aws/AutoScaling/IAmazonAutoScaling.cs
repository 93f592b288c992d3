using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>
/// The operations of Amazon EC2 Auto Scaling that are used here, one call each, by AWS's own names. Every member throws
/// <see cref="Errors.AwsException"/> where the call fails.
/// </summary>
internal interface IAmazonAutoScaling
{
    /// <summary>A page of groups: fewer than asked for, even when more exist, so follow the token.</summary>
    public Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of instances.</summary>
    public Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of scaling activities, the newest first.</summary>
    public Task<DescribeScalingActivitiesResponse> DescribeScalingActivitiesAsync(
        DescribeScalingActivitiesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of instance refreshes, the newest first.</summary>
    public Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets a group's desired capacity.</summary>
    public Task<SetDesiredCapacityResponse> SetDesiredCapacityAsync(
        SetDesiredCapacityRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a group's limits.</summary>
    public Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets tags of groups.</summary>
    public Task<CreateOrUpdateTagsResponse> CreateOrUpdateTagsAsync(
        CreateOrUpdateTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Terminates an instance; it only begins here.</summary>
    public Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken = default);
}
