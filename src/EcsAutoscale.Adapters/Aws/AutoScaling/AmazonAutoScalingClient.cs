using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Pipeline;
using EcsAutoscale.Adapters.Aws.Query;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>Amazon EC2 Auto Scaling over the Query protocol.</summary>
internal sealed class AmazonAutoScalingClient(AwsClient client) : IAmazonAutoScaling
{
    private readonly QueryCaller _query = new(client, AwsService.AutoScaling);

    /// <inheritdoc/>
    public Task<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroupsAsync(
        DescribeAutoScalingGroupsRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "DescribeAutoScalingGroups",
            form => form
                .AddList("AutoScalingGroupNames", request.AutoScalingGroupNames)
                .AddList("Filters", request.Filters, static (member, filter) => member.Add("Name", filter.Name).AddList("Values", filter.Values))
                .Add("MaxRecords", request.MaxRecords)
                .Add("NextToken", request.NextToken),
            static members => new DescribeAutoScalingGroupsResponse
            {
                AutoScalingGroups = members.List("AutoScalingGroups", GroupReader.ReadAutoScalingGroup) ?? [],
                NextToken = members.Text("NextToken"),
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstancesAsync(
        DescribeAutoScalingInstancesRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "DescribeAutoScalingInstances",
            form => form
                .AddList("InstanceIds", request.InstanceIds)
                .Add("MaxRecords", request.MaxRecords)
                .Add("NextToken", request.NextToken),
            static members => new DescribeAutoScalingInstancesResponse
            {
                AutoScalingInstances = members.List("AutoScalingInstances", GroupReader.ReadAutoScalingInstanceDetails) ?? [],
                NextToken = members.Text("NextToken"),
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeScalingActivitiesResponse> DescribeScalingActivitiesAsync(
        DescribeScalingActivitiesRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "DescribeScalingActivities",
            form => form
                .AddList("ActivityIds", request.ActivityIds)
                .Add("AutoScalingGroupName", request.AutoScalingGroupName)
                .Add("MaxRecords", request.MaxRecords)
                .Add("NextToken", request.NextToken),
            static members => new DescribeScalingActivitiesResponse
            {
                Activities = members.List("Activities", ActivityReader.ReadActivity) ?? [],
                NextToken = members.Text("NextToken"),
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshesAsync(
        DescribeInstanceRefreshesRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "DescribeInstanceRefreshes",
            form => form
                .Add("AutoScalingGroupName", request.AutoScalingGroupName)
                .AddList("InstanceRefreshIds", request.InstanceRefreshIds)
                .Add("MaxRecords", request.MaxRecords)
                .Add("NextToken", request.NextToken),
            static members => new DescribeInstanceRefreshesResponse
            {
                InstanceRefreshes = members.List("InstanceRefreshes", ActivityReader.ReadInstanceRefresh) ?? [],
                NextToken = members.Text("NextToken"),
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<SetDesiredCapacityResponse> SetDesiredCapacityAsync(SetDesiredCapacityRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "SetDesiredCapacity",
            form => form
                .Add("AutoScalingGroupName", request.AutoScalingGroupName)
                .Add("DesiredCapacity", request.DesiredCapacity)
                .Add("HonorCooldown", request.HonorCooldown),
            static _ => new SetDesiredCapacityResponse(),
            cancellationToken);

    /// <inheritdoc/>
    public Task<CreateOrUpdateTagsResponse> CreateOrUpdateTagsAsync(CreateOrUpdateTagsRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "CreateOrUpdateTags",
            form => form.AddList("Tags", request.Tags, static (member, tag) => member
                .Add("ResourceId", tag.ResourceId)
                .Add("ResourceType", tag.ResourceType)
                .Add("Key", tag.Key)
                .Add("Value", tag.Value)
                .Add("PropagateAtLaunch", tag.PropagateAtLaunch)),
            static _ => new CreateOrUpdateTagsResponse(),
            cancellationToken);

    /// <inheritdoc/>
    public Task<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroupAsync(
        UpdateAutoScalingGroupRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "UpdateAutoScalingGroup",
            form => form
                .Add("AutoScalingGroupName", request.AutoScalingGroupName)
                .Add("MinSize", request.MinSize)
                .Add("MaxSize", request.MaxSize)
                .Add("DesiredCapacity", request.DesiredCapacity),
            static _ => new UpdateAutoScalingGroupResponse(),
            cancellationToken);

    /// <inheritdoc/>
    public Task<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroupAsync(
        TerminateInstanceInAutoScalingGroupRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "TerminateInstanceInAutoScalingGroup",
            form => form
                .Add("InstanceId", request.InstanceId)
                .Add("ShouldDecrementDesiredCapacity", request.ShouldDecrementDesiredCapacity),
            static members => new TerminateInstanceInAutoScalingGroupResponse { Activity = members.Structure("Activity", ActivityReader.ReadActivity) },
            cancellationToken);
}
