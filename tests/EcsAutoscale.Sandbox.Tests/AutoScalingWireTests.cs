using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using System.Xml.Linq;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>EC2 Auto Scaling answers as AWS does: Query in, XML out.</summary>
public sealed class AutoScalingWireTests : SandboxTest
{
    private static readonly XNamespace Ns = SandboxClient.AutoScaling;

    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public async Task A_group_tells_its_bounds_its_instances_and_what_is_suspended()
    {
        Server.Use(cloud => cloud.AutoScaling.Suspend(cloud.AutoScaling.Group("staging-asg"), "AZRebalance"));
        var answer = await Client.Groups("Action=DescribeAutoScalingGroups&AutoScalingGroupNames.member.1=staging-asg");
        Assert.Equal(Ns + "DescribeAutoScalingGroupsResponse", answer.Name);
        Assert.NotEmpty(answer.Element(Ns + "ResponseMetadata")!.Element(Ns + "RequestId")!.Value);
        var group = Assert.Single(answer.Element(Ns + "DescribeAutoScalingGroupsResult")!.Element(Ns + "AutoScalingGroups")!.Elements(Ns + "member"));
        Assert.Equal(["2", "6", "4"], new[] { "MinSize", "MaxSize", "DesiredCapacity" }.Select(n => Text(group, n)));
        Assert.Equal(["us-east-1a", "us-east-1b", "us-east-1c"], group.Element(Ns + "AvailabilityZones")!.Elements().Select(z => z.Value));
        Assert.Equal("AZRebalance", group.Element(Ns + "SuspendedProcesses")!.Element(Ns + "member")!.Element(Ns + "ProcessName")!.Value);
        Assert.StartsWith("arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:", Text(group, "AutoScalingGroupARN"), StringComparison.Ordinal);
        var instances = group.Element(Ns + "Instances")!.Elements(Ns + "member").ToArray();
        Assert.Equal(4, instances.Length);
        Assert.Equal(["InService", "Healthy", "false", "m5.large"], new[] { "LifecycleState", "HealthStatus", "ProtectedFromScaleIn", "InstanceType" }.Select(n => Text(instances[0], n)));
        Assert.Equal("2026-01-01T00:00:00.000Z", Text(group, "CreatedTime"));
    }

    [Fact]
    public async Task A_higher_desired_capacity_launches_registers_and_is_recorded()
    {
        await Client.Groups("Action=SetDesiredCapacity&AutoScalingGroupName=production-asg&DesiredCapacity=4&HonorCooldown=false");
        Server.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["Pending"], await States("production-asg", s => s != "InService"));
        Server.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(4, (await States("production-asg", s => s == "InService")).Length);
        Assert.Equal(4, Server.Use(cloud => cloud.Ecs.Cluster("production").Instances.Count));

        var activity = (await Client.Groups("Action=DescribeScalingActivities&AutoScalingGroupName=production-asg")).Descendants(Ns + "member").Single();
        Assert.StartsWith("Launching a new EC2 instance: i-0", Text(activity, "Description"), StringComparison.Ordinal);
        Assert.Equal(["Successful", "100"], new[] { "StatusCode", "Progress" }.Select(n => Text(activity, n)));
    }

    [Fact]
    public async Task A_terminated_instance_leaves_group_and_cluster()
    {
        var id = Server.Use(cloud => cloud.AutoScaling.Group("staging-asg").Instances[3].InstanceId);
        var answer = await Client.Groups($"Action=TerminateInstanceInAutoScalingGroup&InstanceId={id}&ShouldDecrementDesiredCapacity=true");
        var activity = answer.Element(Ns + "TerminateInstanceInAutoScalingGroupResult")!.Element(Ns + "Activity")!;
        Assert.Equal("InProgress", Text(activity, "StatusCode"));
        Assert.Equal(["Terminating"], await States("staging-asg", s => s != "InService"));
        Server.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(3, (await States("staging-asg", _ => true)).Length);
        Assert.Equal(3, Server.Use(cloud => cloud.Ecs.Cluster("staging").Instances.Count));
        Assert.Empty((await Client.Groups($"Action=DescribeAutoScalingInstances&InstanceIds.member.1={id}")).Descendants(Ns + "member"));
    }

    [Fact]
    public async Task Instance_refreshes_are_listed()
    {
        Server.Use(cloud => cloud.AutoScaling.Group("staging-asg").InstanceRefreshes.Add(new InstanceRefresh("8f0b", "InProgress", cloud.Now, 25, 3)));
        var refresh = (await Client.Groups("Action=DescribeInstanceRefreshes&AutoScalingGroupName=staging-asg")).Descendants(Ns + "member").Single();
        Assert.Equal(["InProgress", "25", "3"], new[] { "Status", "PercentageComplete", "InstancesToUpdate" }.Select(n => Text(refresh, n)));
    }

    [Theory]
    [InlineData("Action=SetDesiredCapacity&AutoScalingGroupName=staging-asg&DesiredCapacity=7", "ValidationError", "New SetDesiredCapacity value 7 is above max value 6 for the AutoScalingGroup.")]
    [InlineData("Action=SetDesiredCapacity&AutoScalingGroupName=ghost&DesiredCapacity=7", "ValidationError", "AutoScalingGroup name not found - AutoScalingGroup ghost not found")]
    [InlineData("Action=TerminateInstanceInAutoScalingGroup&InstanceId=i-0123&ShouldDecrementDesiredCapacity=true", "ValidationError", "Instance Id not found - No managed instance found for instance ID: i-0123")]
    [InlineData("Action=DescribeAutoScalingGroups&MaxRecords=101", "ValidationError", "1 validation error detected: Value '101' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData("Action=NoSuchThing", "InvalidAction", "Could not find operation NoSuchThing for version 2011-01-01")]
    public async Task A_refusal_has_the_services_own_code(string form, string code, string message)
    {
        var (status, body) = await Client.TryQuery("autoscaling", "2011-01-01", form);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(Ns + "ErrorResponse", body.Name);
        Assert.Equal(["Sender", code, message], new[] { "Type", "Code", "Message" }.Select(n => Text(body.Element(Ns + "Error")!, n)));
    }

    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        var (status, body) = await Client.TryQuery("autoscaling", "2011-01-01", "Action=DescribeAutoScalingGroups", authorization: "");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("MissingAuthenticationToken", Text(body.Element(Ns + "Error")!, "Code"));
    }

    private static string Text(XElement parent, string name) => parent.Element(Ns + name)!.Value;

    private async Task<string[]> States(string group, Func<string, bool> which) => [.. (await Client.Groups("Action=DescribeAutoScalingGroups&AutoScalingGroupNames.member.1=" + group))
        .Descendants(Ns + "LifecycleState").Select(s => s.Value).Where(which)];
}
