using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleOut;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Facts;

/// <summary>ECS-FACTS section 3, states and counts.</summary>
public sealed class Section3StateTests
{
    [Theory]
    [InlineData(InstanceStatus.Active, true, true)]
    [InlineData(InstanceStatus.Active, false, false)]
    [InlineData(InstanceStatus.Draining, true, false)]
    [InlineData(InstanceStatus.Registering, true, false)]
    [InlineData(InstanceStatus.RegistrationFailed, true, false)]
    [InlineData(InstanceStatus.Deregistering, true, false)]
    [InlineData(InstanceStatus.Unknown, true, false)]
    public void Only_an_ACTIVE_instance_with_a_connected_agent_takes_tasks(InstanceStatus status, bool connected, bool goes)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1).Task("web", "i-a").Group(min: 0)
            .Change("i-b", instance => instance with { Status = status, AgentConnected = connected });

        Assert.Equal(goes, builder.Judge("i-a").CanScaleDown);
    }

    [Fact]
    public void A_ghost_that_its_group_does_not_hold_any_more_is_no_room_and_is_not_removed()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-ghost", with: instance => instance with { AgentConnected = false }).Service("web", 1).Task("web", "i-a").Group(ids: ["i-a"], min: 0);

        Assert.Equal(Reason.LastInstance, builder.Judge("i-a").Reason);
        Assert.Equal(Reason.NotInManagedGroup, builder.Judge("i-ghost").Reason);
    }

    [Fact]
    public void A_standalone_task_that_waits_for_an_instance_is_demand()
    {
        static ClusterSnapshot Waiting(ClusterSnapshot snapshot, string? launchType) => snapshot with
        {
            WaitingTasks = [new EcsTask { Arn = "t", Group = "family:batch", DefinitionArn = ClusterBuilder.DefinitionArn("batch"), LastStatus = "PROVISIONING", DesiredStatus = "RUNNING", LaunchType = launchType }],
        };
        var builder = new ClusterBuilder().Instance("i-a").Standalone("batch", "i-a", cpu: 2048).Group();

        Assert.Equal(["2"], builder.Plan(snapshot => Waiting(snapshot, null)).Actions.Select(action => action.After));
        Assert.Empty(builder.Plan(snapshot => Waiting(snapshot, "FARGATE")).Actions);
    }

    [Fact]
    public void A_service_s_task_that_waits_for_an_instance_is_demand_though_it_counts_as_pending()
    {
        var waiting = new EcsTask { Arn = "t", Group = "service:web", DefinitionArn = ClusterBuilder.DefinitionArn("web"), LastStatus = "PROVISIONING", DesiredStatus = "RUNNING" };
        var plan = new ClusterBuilder().Instance("i-a").Service("web", 2, cpu: 2048, with: service => service with { RunningCount = 1, PendingCount = 1 }).Task("web", "i-a").Group()
            .Plan(snapshot => snapshot with { WaitingTasks = [waiting] });

        Assert.Equal(["2"], plan.Actions.Select(action => action.After));
    }

    [Fact]
    public void Unplaced_tasks_are_what_the_deployments_lack()
    {
        var service = new EcsService
        {
            Name = "web",
            DesiredCount = 4,
            RunningCount = 5,
            PendingCount = 1,
            Deployments = [new Deployment { DesiredCount = 4, RunningCount = 1, PendingCount = 1 }, new Deployment { Status = "ACTIVE", DesiredCount = 0, RunningCount = 4 }],
        };

        Assert.Equal(2, service.UnplacedTasks);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(200, 1)]
    public void A_rollout_asks_for_no_more_room_than_its_maximum_percent_lets_it_use(int maximum, int actions)
    {
        static EcsService Rolling(EcsService service, int maximum) => service with
        {
            MinimumHealthyPercent = 0,
            MaximumPercent = maximum,
            RunningCount = 2,
            Deployments = [new Deployment { DesiredCount = 2 }, new Deployment { Status = "ACTIVE", DesiredCount = 2, RunningCount = 2 }],
        };
        var plan = new ClusterBuilder().Instance("i-a").Service("web", 2, cpu: 1024, with: service => Rolling(service, maximum)).Task("web", "i-a").Task("web", "i-a").Group().Plan();

        Assert.Equal(actions, plan.Actions.Count);
    }

    [Theory]
    [InlineData("(service web) is unable to consistently start tasks successfully.", true)]
    [InlineData("(service web) was unable to place a task because no container instance met all of its requirements.", false)]
    [InlineData("(service web) has reached a steady state.", false)]
    public void A_service_whose_tasks_keep_failing_is_throttled_until_a_newer_event_says_otherwise(string newest, bool fails)
    {
        var service = new EcsService
        {
            Name = "web",
            DesiredCount = 2,
            RunningCount = 1,
            Events = [new ServiceEvent(ClusterBuilder.Now, newest), new ServiceEvent(ClusterBuilder.Now.AddHours(-1), "(service web) is unable to consistently start tasks successfully.")],
        };

        Assert.Equal(fails, FailingService.WhyFailing(service) is not null);
        Assert.NotNull(FailingService.WhyFailing(service with { Events = [], Deployments = [new Deployment { DesiredCount = 2, RunningCount = 1, FailedTasks = 4 }] }));
    }

    [Fact]
    public void Nothing_is_bought_for_the_growth_of_a_service_whose_tasks_keep_failing()
    {
        var plan = new ClusterBuilder().Instance("i-a").Group(min: 1)
            .Service("web", 1, cpu: 2048, with: service => service with { RunningCount = 0, Deployments = [new Deployment { DesiredCount = 1, FailedTasks = 3 }] })
            .Define(definition => definition with { Services = [new ServiceDefinition { Name = "web", Min = 4, Max = 4 }] }).Plan();

        Assert.Equal([ScalingActionKind.SetDesiredCount], plan.Actions.Select(action => action.Kind));
        Assert.Contains(plan.Warnings, warning => warning.Contains("keep failing", System.StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_one_deployment_or_task_set_or_a_state_of_IN_PROGRESS_is_a_rollout()
    {
        Assert.True(new EcsService { Name = "s", Deployments = [new Deployment(), new Deployment()] }.IsRollingOut);
        Assert.True(new EcsService { Name = "s", DeploymentController = "CODE_DEPLOY", TaskSets = 2 }.IsRollingOut);
        Assert.True(new EcsService { Name = "s", Deployments = [new Deployment { RolloutState = "IN_PROGRESS" }] }.IsRollingOut);
        Assert.False(new EcsService { Name = "s", Deployments = [new Deployment { RolloutState = null }] }.IsRollingOut);
    }

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void A_service_that_is_not_ACTIVE_asks_for_no_room(string status) => Assert.Empty(
        new ClusterBuilder().Instance("i-a").Service("web", 9, cpu: 2048, with: service => service with { Status = status, RunningCount = 0 }).Group(min: 1).Plan().Actions);

    [Theory]
    [InlineData("FARGATE")]
    [InlineData("EXTERNAL")]
    public void Tasks_that_run_on_no_instance_of_a_group_ask_for_no_room(string launchType) => Assert.Empty(
        new ClusterBuilder().Instance("i-a").Service("web", 9, cpu: 2048, with: service => service with { LaunchType = launchType, RunningCount = 0 }).Group(min: 1).Plan().Actions);

    [Fact]
    public void What_has_to_leave_a_draining_instance_must_be_known_before_another_one_goes()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-c").Service("web", 1).Task("web", "i-a").Group(min: 0).Drain("i-c", markedMinutesAgo: null);

        Assert.True(builder.Judge("i-a").CanScaleDown);
        Assert.Equal(Reason.UnknownData, builder.Change("i-c", instance => instance with { Tasks = null }).Judge("i-a").Reason);
    }

    [Fact]
    public void A_count_is_never_set_for_a_daemon() => Assert.Equal(
        Reason.DaemonService,
        ServicePlanner.Judge("c", new ServiceDefinition { Name = "agent", Min = 3, Max = 3 }, new EcsService { Name = "agent", SchedulingStrategy = "DAEMON" }, MetricReadings.None, ClusterBuilder.Now).Reason);
}
