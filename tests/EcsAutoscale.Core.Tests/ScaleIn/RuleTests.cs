using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleIn;

public sealed class RuleTests
{
    [Fact]
    public void Without_a_rule_s_cause_the_instance_may_go() => Assert.True(Two().Judge("i-a").CanScaleDown);

    [Fact]
    public void C1_An_instance_with_only_its_daemon_can_go()
    {
        var verdict = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("agent", 2, cpu: 1500, with: service => service with { SchedulingStrategy = "DAEMON" })
            .Task("agent", "i-a").Task("agent", "i-b").Group(min: 1).Judge("i-a");

        Assert.Equal((true, Reason.Empty), (verdict.CanScaleDown, verdict.Reason));
    }

    [Fact]
    public void C2_A_standalone_task_keeps_its_instance_and_the_one_with_a_service_task_goes()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Standalone("batch", "i-a", memory: 128).Service("web", 1).Task("web", "i-b").Group(min: 1).Plan();

        Assert.Equal(["i-b"], plan.Actions.Select(action => action.Target));
        Assert.Equal(Reason.StandaloneTask, plan.Instances.Single(verdict => verdict.InstanceId == "i-a").Reason);
    }

    [Fact]
    public void C3_A_protected_task_keeps_its_instance()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2)
            .Task("web", "i-a", task => task with { IsProtected = true, ProtectedUntil = ClusterBuilder.Now.AddHours(1) }).Task("web", "i-b").Group(min: 1);

        Assert.Equal(Reason.ProtectedTask, builder.Judge("i-a").Reason);
        Assert.Equal(["i-b"], builder.Plan().Actions.Select(action => action.Target));
    }

    [Fact]
    public void C4_Draining_instances_count_against_the_minimum()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-c").Instance("i-d").Service("web", 1).Task("web", "i-d").Group(min: 3).Drain("i-d").Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.GroupAtMinimum, plan.Instances.Single(verdict => verdict.InstanceId == "i-a").Reason);
    }

    [Fact]
    public void C5_A_drained_instance_at_the_minimum_takes_tasks_again_and_services_are_scaled()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("worker", 0).Group(min: 2).Drain("i-b")
            .Define(definition => definition with { Services = [new ServiceDefinition { Name = "worker", Min = 1, Max = 2 }] }).Plan();

        Assert.Equal([(ScalingActionKind.SetDesiredCount, "worker"), (ScalingActionKind.CancelDrain, "i-b")], plan.Actions.Select(action => (action.Kind, action.Target)));
    }

    [Theory]
    [InlineData("PENDING", "RUNNING")]
    [InlineData("DEACTIVATING", "STOPPED")]
    [InlineData("STOPPING", "STOPPED")]
    public void C6_A_draining_instance_with_a_task_that_has_not_stopped_is_not_terminated(string last, string desired)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1).Task("web", "i-b", task => task with { LastStatus = last, DesiredStatus = desired })
            .Group(min: 1).Change("i-b", instance => instance with { RunningTasksCount = 0 }).Drain("i-b");
        var plan = builder.Plan();

        Assert.DoesNotContain(plan.Actions, action => action.Kind == ScalingActionKind.TerminateInstance);
        Assert.Equal(Reason.DrainUnderWay, plan.Instances.Single(verdict => verdict.InstanceId == "i-b").Reason);
    }

    [Fact]
    public void A_drain_of_ours_that_is_empty_is_terminated()
    {
        var action = Assert.Single(new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 1).Drain("i-b").Plan().Actions);

        Assert.Equal((ScalingActionKind.TerminateInstance, "i-b", Reason.DrainFinished), (action.Kind, action.Target, action.Reason));
    }

    [Fact]
    public void C7_The_protected_instance_stays_drained_or_not()
    {
        static AutoScalingGroup Protect(AutoScalingGroup group) =>
            group with { Instances = [.. group.Instances.Select(member => member with { ProtectedFromScaleIn = member.InstanceId == "i-a" })] };
        var builder = Two(with: Protect);

        Assert.Equal(Reason.ProtectedFromScaleIn, builder.Judge("i-a").Reason);
        Assert.DoesNotContain(new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 1, with: Protect).Drain("i-a").Plan().Actions, action => action.Kind == ScalingActionKind.TerminateInstance);
    }

    [Fact]
    public void B9_Only_instances_of_the_configured_group_are_removed()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-other").Service("web", 2).Task("web", "i-a").Task("web", "i-b")
            .Group("ours", ids: ["i-a", "i-b"], min: 2).Group("theirs", ids: ["i-other"], min: 0)
            .Define(definition => definition with { AutoScalingGroup = "ours" }).Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.NotInManagedGroup, plan.Instances.Single(verdict => verdict.InstanceId == "i-other").Reason);
    }

    [Fact]
    public void Somebody_else_s_drain_is_never_terminated()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 1).Drain("i-b", markedMinutesAgo: null).Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.ForeignDrain, plan.Instances.Single(verdict => verdict.InstanceId == "i-b").Reason);
    }

    [Theory]
    [InlineData(DrainTimeoutAction.Undrain, 1)]
    [InlineData(DrainTimeoutAction.Wait, 0)]
    public void A_drain_past_its_deadline_is_undone_or_reported(DrainTimeoutAction onTimeout, int actions)
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1).Task("web", "i-b").Group(min: 1).Drain("i-b", markedMinutesAgo: 45)
            .Define(definition => definition with { ScaleIn = new ScaleInPolicy { OnTimeout = onTimeout } }).Plan();

        Assert.Equal(actions, plan.Actions.Count(action => action is { Kind: ScalingActionKind.CancelDrain, Reason: Reason.DrainTimedOut }));
        Assert.Equal(Reason.DrainTimedOut, plan.Instances.Single(verdict => verdict.InstanceId == "i-b").Reason);
    }

    [Theory]
    [InlineData(2, 100, 100, true)]
    [InlineData(2, 75, 100, true)]
    [InlineData(3, 100, 125, true)]
    [InlineData(2, 50, 100, false)]
    [InlineData(2, 100, 200, false)]
    [InlineData(4, 100, 125, false)]
    public void A_drain_that_the_healthy_percents_never_let_finish_does_not_begin(int desired, int minimum, int maximum, bool blocked)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b")
            .Service("web", desired, with: service => service with { RunningCount = desired, MinimumHealthyPercent = minimum, MaximumPercent = maximum }).Task("web", "i-a").Group(min: 1);

        Assert.Equal(blocked, builder.Judge("i-a").Reason == Reason.DrainCanNeverFinish);
    }

    [Fact]
    public void A_rollout_keeps_the_instances_of_its_service()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b")
            .Service("web", 1, with: service => service with { Deployments = [new Deployment { DesiredCount = 1, RunningCount = 1, RolloutState = "IN_PROGRESS" }] }).Task("web", "i-a").Group(min: 1);

        Assert.Equal(Reason.RolloutInProgress, builder.Judge("i-a").Reason);
        Assert.True(builder.Judge("i-b").CanScaleDown);
    }

    [Fact]
    public void What_was_not_read_never_removes()
    {
        Assert.Equal(Reason.UnknownData, Two().Judge("i-a", snapshot => snapshot with { Services = null }).Reason);
        Assert.Equal(Reason.UnknownData, Two().Judge("i-a", snapshot => snapshot with { Groups = null }).Reason);
        Assert.Equal(Reason.UnknownData, Two().Judge("i-a", snapshot => snapshot with { TaskDefinitions = [] }).Reason);
        Assert.Equal(Reason.UnknownData, Two().Change("i-a", instance => instance with { Tasks = null }).Judge("i-a").Reason);
        Assert.Equal(Reason.UnknownData, Two().Change("i-a", instance => instance with { RunningTasksCount = 2 }).Judge("i-a").Reason);
        Assert.Equal(Reason.UnknownData, Two().Change("i-a", instance => instance with { Tasks = [instance.Tasks![0] with { IsProtected = null }] }).Judge("i-a").Reason);
    }

    [Fact]
    public void States_of_the_instance_and_its_group_keep_it()
    {
        Assert.Equal(Reason.AgentDisconnected, Two().Change("i-a", instance => instance with { AgentConnected = false }).Judge("i-a").Reason);
        Assert.Equal(Reason.InstanceNotActive, Two().Change("i-a", instance => instance with { Status = InstanceStatus.Registering }).Judge("i-a").Reason);
        Assert.Equal(Reason.TerminateSuspended, Two(with: group => group with { SuspendedProcesses = ["Terminate"] }).Judge("i-a").Reason);
        Assert.Equal(Reason.OtherController, Two(with: group => group with { Operator = "other.amazonaws.com" }).Judge("i-a").Reason);
        Assert.Equal(Reason.NotInService, Two(with: group => group with { Instances = [.. group.Instances.Select(member => member with { LifecycleState = "Standby" })] }).Judge("i-a").Reason);
        Assert.Equal(Reason.NotInService, Two(with: group => group with { Instances = [.. group.Instances.Select(member => member with { HealthStatus = "Unhealthy" })] }).Judge("i-a").Reason);
        Assert.Equal(Reason.NotInManagedGroup, Two(ids: ["i-b"]).Judge("i-a").Reason);
        var refreshing = Two();
        refreshing.Refreshes.Add(new InstanceRefresh("asg", "r-1", "InProgress"));
        Assert.Equal(Reason.InstanceRefresh, refreshing.Judge("i-a").Reason);
    }

    [Fact]
    public void Managed_scaling_keeps_the_instance_unless_we_only_drain()
    {
        var builder = Two();
        builder.Providers.Add(new CapacityProvider { Name = "cp", GroupArn = builder.Snapshot().Groups![0].Arn, ManagesScaling = true });

        Assert.Equal(Reason.OtherController, builder.Judge("i-a").Reason);
        Assert.True(builder.Define(definition => definition with { ScaleIn = new ScaleInPolicy { Terminate = false } }).Judge("i-a").CanScaleDown);
        Assert.DoesNotContain(new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 1).Drain("i-b")
            .Define(definition => definition with { ScaleIn = new ScaleInPolicy { Terminate = false } }).Plan().Actions, action => action.Kind == ScalingActionKind.TerminateInstance);
    }

    [Fact]
    public void Times_keep_it()
    {
        Assert.Equal(Reason.MinimumAge, Two().Define(definition => definition with { ScaleIn = new ScaleInPolicy { MinAge = TimeSpan.FromDays(2) } }).Judge("i-a").Reason);
        var cooling = Two().Define(definition => definition with { ScaleIn = new ScaleInPolicy { Cooldown = TimeSpan.FromMinutes(10) } });
        Assert.True(cooling.Judge("i-a").CanScaleDown);
        cooling.Activities.Add(new ScalingActivity { GroupName = "asg", StartTime = ClusterBuilder.Now.AddMinutes(-3) });
        Assert.Equal(Reason.Cooldown, cooling.Judge("i-a").Reason);
    }

    [Fact]
    public void The_definition_and_growth_keep_it()
    {
        Assert.Equal(Reason.ScaleInDisabled, Two().Define(definition => definition with { ScaleIn = new ScaleInPolicy { Enabled = false } }).Judge("i-a").Reason);
        var growing = Two().Define(definition => definition with { Services = [new ServiceDefinition { Name = "web", Min = 3, Max = 5 }] });
        Assert.Equal(Reason.ClusterIsGrowing, growing.Judge("i-a").Reason);
    }

    [Fact]
    public void An_unhealthy_cluster_is_left_alone()
    {
        var builder = new ClusterBuilder();
        foreach (var number in Enumerable.Range(0, 8)) builder.Instance($"i-{number}", with: instance => instance with { AgentConnected = number >= 4 });

        Assert.Equal(Reason.UnhealthyCluster, builder.Group(min: 1).Judge("i-7").Reason);
    }

    [Fact]
    public void External_instances_are_never_removed()
    {
        Assert.Equal(Reason.NotInManagedGroup, new ClusterBuilder().Instance("mi-0123").Instance("i-a").Group(ids: ["i-a"]).Judge("mi-0123").Reason);
    }

    [Fact]
    public void No_rule_gives_a_blocker_without_a_reason_and_a_sentence()
    {
        var builder = Two().Change("i-a", instance => instance with { AgentConnected = false, Status = InstanceStatus.Deregistering });
        var blockers = builder.Judge("i-a").Blockers;

        Assert.True(blockers.Count >= 2);
        Assert.All(blockers, blocker => Assert.NotEqual(Reason.Unspecified, blocker.Reason));
        Assert.All(blockers, blocker => Assert.NotEmpty(blocker.Detail));
        Assert.Equal(ScaleInRules.All.Count, ScaleInRules.All.Select(rule => rule.GetType()).Distinct().Count());
    }

    private static ClusterBuilder Two(Func<AutoScalingGroup, AutoScalingGroup>? with = null, string[]? ids = null) =>
        new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2).Task("web", "i-a").Task("web", "i-b").Group(min: 0, ids: ids, with: with);
}
