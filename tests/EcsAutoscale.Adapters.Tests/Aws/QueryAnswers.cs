using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class QueryAnswers
{
    private const string WireGroup = """
        <AutoScalingGroups><member><AutoScalingGroupName>g</AutoScalingGroupName><AutoScalingGroupARN>arn:aws:autoscaling:g</AutoScalingGroupARN>
        <MinSize>1</MinSize><MaxSize>10</MaxSize><DesiredCapacity>3</DesiredCapacity><AvailabilityZones><member>eu-west-1a</member><member>eu-west-1b</member></AvailabilityZones>
        <Instances><member><InstanceId>i-1</InstanceId><AvailabilityZone>eu-west-1a</AvailabilityZone><LifecycleState>Pending:Wait</LifecycleState><HealthStatus>Healthy</HealthStatus>
        <ProtectedFromScaleIn>true</ProtectedFromScaleIn><WeightedCapacity>2</WeightedCapacity><LaunchTemplate><LaunchTemplateName>lt</LaunchTemplateName><Version>3</Version></LaunchTemplate></member></Instances>
        <SuspendedProcesses><member><ProcessName>Terminate</ProcessName><SuspensionReason>User suspended at now</SuspensionReason></member></SuspendedProcesses>
        <Tags><member><Key>AmazonECSManaged</Key><Value></Value><PropagateAtLaunch>true</PropagateAtLaunch></member></Tags><EnabledMetrics/><LoadBalancerNames/>
        <NewInstancesProtectedFromScaleIn>false</NewInstancesProtectedFromScaleIn><CreatedTime>2026-01-02T03:04:05.678Z</CreatedTime><MaxInstanceLifetime>86400</MaxInstanceLifetime>
        <WarmPoolConfiguration><MinSize>2</MinSize><PoolState>Stopped</PoolState></WarmPoolConfiguration><WarmPoolSize>2</WarmPoolSize><DesiredCapacityType>units</DesiredCapacityType>
        <MixedInstancesPolicy><LaunchTemplate><LaunchTemplateSpecification><LaunchTemplateId>lt-1</LaunchTemplateId></LaunchTemplateSpecification><Overrides><member><InstanceType>c5.large</InstanceType><WeightedCapacity>2</WeightedCapacity></member></Overrides></LaunchTemplate></MixedInstancesPolicy>
        <Operator><Principal>ecs.amazonaws.com</Principal></Operator></member><member><AutoScalingGroupName>h</AutoScalingGroupName><MixedInstancesPolicy/><Instances/></member></AutoScalingGroups>
        <NextToken>t 1</NextToken>
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recorded_group_is_read_whole()
    {
        using var connection = await FakeAws.Always(FakeAnswer.Xml("DescribeAutoScalingGroups", WireGroup)).ConnectAsync();

        var answer = await connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop);

        var group = answer.AutoScalingGroups[0];
        Assert.Equal(("g", 1, 10, 3, 86400), (group.AutoScalingGroupName, group.MinSize, group.MaxSize, group.DesiredCapacity, group.MaxInstanceLifetime));
        Assert.Equal(["eu-west-1a", "eu-west-1b"], group.AvailabilityZones!);
        var instance = Assert.Single(group.Instances!);
        Assert.Equal(("i-1", "Pending:Wait", true, "2", "3"), (instance.InstanceId, instance.LifecycleState, instance.ProtectedFromScaleIn, instance.WeightedCapacity, instance.LaunchTemplate!.Version));
        Assert.Equal("Terminate", Assert.Single(group.SuspendedProcesses!).ProcessName);
        Assert.Equal(("AmazonECSManaged", "", true), (group.Tags![0].Key, group.Tags[0].Value, group.Tags[0].PropagateAtLaunch));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), group.CreatedTime);
        Assert.Equal(("Stopped", 2), (group.WarmPoolConfiguration!.PoolState, group.WarmPoolSize));
        Assert.Equal("2", group.MixedInstancesPolicy!.LaunchTemplate!.Overrides![0].WeightedCapacity);
        Assert.Equal("ecs.amazonaws.com", group.Operator!.Principal);
        Assert.Equal("t 1", answer.NextToken);
        var bare = answer.AutoScalingGroups[1];
        Assert.Null(bare.MixedInstancesPolicy);
        Assert.Empty(bare.Instances!);
        Assert.Null(bare.Tags);
        Assert.Null(bare.MinSize);
    }

    [Fact]
    public async Task A_group_from_the_wire_survives_the_snapshot_file()
    {
        using var connection = await FakeAws.Always(FakeAnswer.Xml("DescribeAutoScalingGroups", WireGroup)).ConnectAsync();
        var group = (await connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop)).AutoScalingGroups[0];

        var written = JsonSerializer.Serialize(group, AutoScalingJson.Default.AutoScalingGroup);
        var read = JsonSerializer.Deserialize(written, AutoScalingJson.Default.AutoScalingGroup)!;

        Assert.Contains("\"AutoScalingGroupARN\":\"arn:aws:autoscaling:g\"", written, StringComparison.Ordinal);
        Assert.Equal(written, JsonSerializer.Serialize(read, AutoScalingJson.Default.AutoScalingGroup));
        Assert.Equal(group.CreatedTime, read.CreatedTime);
        Assert.Equal(group.Instances![0], read.Instances![0]);
    }

    [Fact]
    public async Task Instances_activities_and_refreshes_are_read()
    {
        using var connection = await new FakeAws(request => FakeAnswer.Xml(request.Operation, request.Operation switch
        {
            "DescribeAutoScalingInstances" => "<AutoScalingInstances><member><InstanceId>i-1</InstanceId><AutoScalingGroupName>g</AutoScalingGroupName><LifecycleState>InService</LifecycleState><ProtectedFromScaleIn>false</ProtectedFromScaleIn></member></AutoScalingInstances>",
            "DescribeScalingActivities" => "<Activities><member><ActivityId>a</ActivityId><StatusCode>Failed</StatusCode><StatusMessage>no capacity</StatusMessage><StartTime>2026-01-02T03:04:05Z</StartTime><Progress>100</Progress></member></Activities>",
            _ => "<InstanceRefreshes><member><InstanceRefreshId>r</InstanceRefreshId><Status>InProgress</Status><PercentageComplete>50</PercentageComplete></member></InstanceRefreshes>",
        })).ConnectAsync();

        var instances = await connection.AutoScaling.DescribeAutoScalingInstancesAsync(new DescribeAutoScalingInstancesRequest(), Stop);
        var activities = await connection.AutoScaling.DescribeScalingActivitiesAsync(new DescribeScalingActivitiesRequest(), Stop);
        var refreshes = await connection.AutoScaling.DescribeInstanceRefreshesAsync(new DescribeInstanceRefreshesRequest(), Stop);

        Assert.Equal(("g", "InService", false), (instances.AutoScalingInstances[0].AutoScalingGroupName, instances.AutoScalingInstances[0].LifecycleState, instances.AutoScalingInstances[0].ProtectedFromScaleIn));
        Assert.Equal(("Failed", "no capacity", 100), (activities.Activities[0].StatusCode, activities.Activities[0].StatusMessage, activities.Activities[0].Progress));
        Assert.Equal(("InProgress", 50), (refreshes.InstanceRefreshes[0].Status, refreshes.InstanceRefreshes[0].PercentageComplete));
    }

    [Fact]
    public async Task Metric_values_messages_and_partial_data_are_read()
    {
        using var connection = await FakeAws.Always(FakeAnswer.Xml("GetMetricData", """
            <Messages><member><Code>MaxMetricsExceeded</Code><Value>too many</Value></member></Messages>
            <MetricDataResults><member><Id>m1</Id><Label>Age</Label><Timestamps><member>2026-01-02T03:04:00Z</member><member>2026-01-02T03:03:00Z</member></Timestamps>
            <Values><member>1.5E3</member><member>-2</member></Values><StatusCode>PartialData</StatusCode><Messages><member><Code>ArithmeticError</Code><Value>x</Value></member></Messages></member>
            <member><Id>m2</Id><Timestamps/><Values/><StatusCode>Complete</StatusCode></member></MetricDataResults>
            """)).ConnectAsync();

        var answer = await connection.CloudWatch.GetMetricDataAsync(new GetMetricDataRequest(), Stop);

        Assert.Equal([1500, -2], answer.MetricDataResults[0].Values);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero), answer.MetricDataResults[0].Timestamps[0]);
        Assert.Equal(("PartialData", "ArithmeticError"), (answer.MetricDataResults[0].StatusCode, answer.MetricDataResults[0].Messages[0].Code));
        Assert.Empty(answer.MetricDataResults[1].Values);
        Assert.Equal("MaxMetricsExceeded", answer.Messages.Single().Code);
    }

    [Theory]
    [InlineData("<AutoScalingGroups><member><MinSize>many</MinSize></member></AutoScalingGroups>", "member/MinSize")]
    [InlineData("<AutoScalingGroups><member><CreatedTime>soon</CreatedTime></member></AutoScalingGroups>", "member/CreatedTime")]
    public async Task A_member_that_cannot_be_read_is_named(string result, string place)
    {
        using var connection = await FakeAws.Always(FakeAnswer.Xml("DescribeAutoScalingGroups", result)).ConnectAsync();

        var problem = await Assert.ThrowsAsync<AwsAnswerException>(() => connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop));

        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
        Assert.Equal("DescribeAutoScalingGroups", problem.Operation);
    }
}
