using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Observing;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Adapters.Observing.Reading;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Sandbox.Faults;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>What cannot be read is unknown, or fails the whole observation; it is never taken for nothing.</summary>
public sealed class PartialReadingTests
{
    private static Task<Stand> SmallAsync() => Stand.StartAsync(c => c
        .Group("asg", g => g.Size(0, 5, 3).CapacityProvider("provider", managedScaling: true))
        .Service("web", s => s.Desired(3)).Service("worker", s => s.Desired(2)));

    [Theory]
    [InlineData("ListContainerInstances")]
    [InlineData("DescribeContainerInstances")]
    [InlineData("ListServices")]
    [InlineData("DescribeServices")]
    [InlineData("ListTasks")]
    [InlineData("DescribeTasks")]
    [InlineData("DescribeAutoScalingInstances")]
    [InlineData("DescribeAutoScalingGroups")]
    public async Task Where_a_needed_call_is_denied_the_observation_fails(string operation)
    {
        // Of instances that came with a capacity provider, the group is known without asking for it.
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 5, 3)).Service("web", s => s.Desired(3)));
        stand.Server.Faults.Inject(operation, Fault.AccessDenied, int.MaxValue);
        var error = await Assert.ThrowsAsync<AwsServiceException>(() => stand.ObserveAsync());
        Assert.Equal((operation, true), (error.Operation, error.IsAccessDenied));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(int.MaxValue, 3)]
    public async Task A_cluster_that_an_instance_leaves_while_it_is_read_is_read_again_three_times_at_the_most(int leaving, int looks)
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 9, 9)).Service("web", s => s.Needs(8, 8).Desired(450)));
        var left = 0;
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, request) =>
        {
            if (request is not ListTasksRequest { ContainerInstance: { } arn } || left >= leaving) return null;
            stand.Use(cloud =>
            {
                if (cloud.Ecs.Cluster("production").Instances.FirstOrDefault(instance => instance.Arn == arn) is not { } leaver) return;
                left++;
                cloud.Ecs.Instances.Deregister(leaver);
            });
            return null;
        });
        var reader = new ClusterReader(new ReadContext(ecs, stand.Aws.AutoScaling, "production", new Progress<string>()), new TaskDefinitionCache());
        Task<ClusterDocument> ReadAsync() => reader.ReadNeededAsync(
            new ClusterRequest("production", null, []),
            (document, _) => Task.FromResult(document.Details!.TasksOn.Count > 0 ? ClusterDetails.None : new ClusterDetails { TasksOn = [document.ContainerInstances[0].ContainerInstanceArn!] }),
            DateTimeOffset.UtcNow,
            TestContext.Current.CancellationToken);

        if (leaving == 1) Assert.Equal(8, (await ReadAsync()).ContainerInstances.Count);
        else Assert.Equal("ListTasks", (await Assert.ThrowsAsync<AwsServiceException>(ReadAsync)).Operation);
        Assert.Equal(looks, stand.Operations.Count(operation => operation == "DescribeClusters"));
    }

    [Fact]
    public async Task Where_a_later_page_fails_the_observation_fails()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 300, 250)));
        stand.Server.Faults.Inject("ListContainerInstances", Fault.ServerError, int.MaxValue, after: 1);
        var error = await Assert.ThrowsAsync<AwsServiceException>(() => stand.ObserveAsync());
        Assert.Equal("ListContainerInstances", error.Operation);
    }

    [Theory]
    [InlineData("GetTaskProtection")]
    [InlineData("DescribeCapacityProviders")]
    [InlineData("DescribeScalingActivities")]
    [InlineData("DescribeInstanceRefreshes")]
    public async Task Where_an_optional_call_is_denied_a_warning_names_the_action(string operation)
    {
        await using var stand = await SmallAsync();
        stand.Server.Faults.Inject(operation, Fault.AccessDenied, int.MaxValue);
        var snapshot = await stand.ObserveAsync();
        Assert.Equal(3, snapshot.Instances.Count);
        Assert.Contains(snapshot.Warnings, warning => warning.Contains(operation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Protection_that_AWS_denies_is_unknown_and_not_off()
    {
        await using var stand = await SmallAsync();
        stand.Server.Faults.Inject("GetTaskProtection", Fault.AccessDenied, int.MaxValue);
        var tasks = (await stand.ObserveAsync()).Instances.SelectMany(instance => instance.Tasks!).ToArray();
        Assert.Equal(5, tasks.Length);
        Assert.All(tasks, task => Assert.Null(task.IsProtected));
    }

    [Fact]
    public async Task A_task_that_has_no_protection_by_its_kind_is_not_protected_and_one_without_an_answer_is_unknown()
    {
        await using var stand = await SmallAsync();
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, request) => operation == "GetTaskProtection"
            ? Task.FromResult(new GetTaskProtectionResponse { Failures = [new Failure { Arn = ((GetTaskProtectionRequest)request).Tasks![0], Reason = "TASK_NOT_VALID" }] })
            : null);
        var tasks = SnapshotMapper.Map(await ReadAsync(stand, ecs, TestContext.Current.CancellationToken)).Instances.SelectMany(instance => instance.Tasks!);
        Assert.Equal([(false, 1), (null as bool?, 4)], tasks.GroupBy(task => task.IsProtected).Select(same => (same.Key, same.Count())).OrderBy(pair => pair.Item2));
    }

    [Fact]
    public async Task Protection_is_read_with_its_end()
    {
        await using var stand = await SmallAsync();
        var arn = stand.Use(cloud =>
        {
            var task = cloud.Ecs.Cluster("production").Service("web").Tasks[0];
            cloud.Ecs.ProtectTask(task, TimeSpan.FromMinutes(90));
            return task.Arn;
        });
        var tasks = (await stand.ObserveAsync()).Instances.SelectMany(instance => instance.Tasks!).ToLookup(task => task.Arn == arn);
        var guarded = Assert.Single(tasks[true]);
        Assert.True(guarded.IsProtected);
        Assert.InRange(guarded.ProtectedUntil!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(90));
        Assert.All(tasks[false], task => Assert.False(task.IsProtected));
    }

    [Fact]
    public async Task A6_A_task_definition_that_ECS_refuses_leaves_the_rest_known()
    {
        await using var stand = await SmallAsync();
        stand.Server.Faults.Inject("DescribeTaskDefinition", Fault.Error("ClientException", "Unable to describe task definition."));
        var snapshot = await stand.ObserveAsync();
        Assert.Single(snapshot.TaskDefinitions!);
        Assert.Equal(2, snapshot.Services!.Count);
        Assert.Contains("ClientException", Assert.Single(snapshot.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_away_meanwhile_is_a_warning()
    {
        await using var stand = await SmallAsync();
        var document = await ReadThroughAsync(stand, (operation, answer) => operation == "DescribeContainerInstances"
            ? ((DescribeContainerInstancesResponse)answer) with { Failures = [new Failure { Arn = "arn:aws:ecs:us-east-1:1:container-instance/production/abc", Reason = "MISSING" }] }
            : answer);
        Assert.Equal("The container instance abc went away while the cluster was read.", Assert.Single(document.Warnings));
    }

    [Fact]
    public async Task A_failure_that_is_no_MISSING_fails_the_observation()
    {
        await using var stand = await SmallAsync();
        await Assert.ThrowsAsync<PartialAnswerException>(() => ReadThroughAsync(stand, (operation, answer) => operation == "DescribeServices"
            ? ((DescribeServicesResponse)answer) with { Failures = [new Failure { Arn = "x/y", Reason = "INTERNAL" }] }
            : answer));
    }

    [Fact]
    public async Task Instances_that_a_list_should_not_have_are_left_out()
    {
        await using var stand = await SmallAsync();
        var document = await ReadThroughAsync(stand, (operation, answer) => operation == "DescribeContainerInstances"
            ? Deactivated((DescribeContainerInstancesResponse)answer)
            : answer);
        Assert.Equal(2, SnapshotMapper.Map(document).Instances.Count);

        static DescribeContainerInstancesResponse Deactivated(DescribeContainerInstancesResponse answer) =>
            answer with { ContainerInstances = [answer.ContainerInstances[0] with { Status = "INACTIVE" }, .. answer.ContainerInstances.Skip(1)] };
    }

    [Fact]
    public async Task A_failure_stops_the_other_calls_and_is_the_one_that_is_told()
    {
        await using var stand = await SmallAsync();
        stand.Server.Faults.Inject("ListTasks", Fault.Hang, int.MaxValue);
        stand.Server.Faults.Inject("ListServices", Fault.AccessDenied, int.MaxValue);
        var error = await Assert.ThrowsAsync<AwsServiceException>(() => stand.ObserveAsync());
        Assert.Equal("ListServices", error.Operation);
    }

    [Fact]
    public async Task The_caller_s_cancellation_stops_the_reading()
    {
        await using var stand = await SmallAsync();
        using var stop = new CancellationTokenSource();
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) =>
        {
            if (operation == "DescribeTasks") stop.Cancel();
            return null;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(stand, ecs, stop.Token));
    }

    private static Task<ClusterDocument> ReadThroughAsync(Stand stand, Func<string, object, object> change)
    {
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, request) => operation switch
        {
            "DescribeContainerInstances" => ChangedAsync(operation, stand.Aws.Ecs.DescribeContainerInstancesAsync((DescribeContainerInstancesRequest)request)),
            "DescribeServices" => ChangedAsync(operation, stand.Aws.Ecs.DescribeServicesAsync((DescribeServicesRequest)request)),
            _ => null,
        });
        return ReadAsync(stand, ecs, TestContext.Current.CancellationToken);

        async Task<TAnswer> ChangedAsync<TAnswer>(string operation, Task<TAnswer> answer)
            where TAnswer : class => (TAnswer)change(operation, await answer);
    }

    private static async Task<ClusterDocument> ReadAsync(Stand stand, IAmazonECS ecs, CancellationToken cancellation)
    {
        var context = new ReadContext(ecs, stand.Aws.AutoScaling, "production", new Progress<string>());
        return await new ClusterReader(context, new TaskDefinitionCache()).ReadAsync(
            new ClusterRequest("production", null, []), DateTimeOffset.UtcNow, cancellation);
    }
}
