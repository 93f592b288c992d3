using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>Brings a group to its desired capacity: launches in the emptiest zone, terminates in the fullest (ECS-FACTS section 5).</summary>
internal sealed class GroupReconciler(CloudContext cloud, ContainerInstanceControl containerInstances)
{
    private CloudTimings Timings => cloud.Options.Timings;

    private DateTimeOffset Now => cloud.Clock.Now;

    /// <summary>Has the group look at itself after its reaction time.</summary>
    public void Wake(AutoScalingGroup group) => Wake(group, Timings.GroupReaction);

    /// <summary>Adds an instance that has been in service and registered for long: for scenarios that start in a steady state.</summary>
    public GroupInstance AddSettled(AutoScalingGroup group, string zone)
    {
        var instance = Create(group, zone);
        instance.LifecycleState = "InService";
        if (group.Spec.Cluster is { } cluster)
            Register(group, instance, cluster);
        return instance;
    }

    /// <summary>Begins to terminate an instance, whatever protects it.</summary>
    public ScalingActivity Terminate(AutoScalingGroup group, GroupInstance instance, string cause)
    {
        instance.LifecycleState = "Terminating";
        var activity = Begin(group, "Terminating EC2 instance: " + instance.InstanceId, cause);
        cloud.Clock.Schedule(Timings.InstanceTermination, () =>
        {
            if (group.Spec.Cluster?.FindEc2Instance(instance.InstanceId) is { } registered)
                containerInstances.HostTerminated(registered);
            group.Remove(instance);
            activity.Succeed(Now);
            Wake(group);
        });
        return activity;
    }

    private void Wake(AutoScalingGroup group, TimeSpan delay)
    {
        if (group.NextReaction is { } pending && pending.At <= Now + delay)
            return;
        group.NextReaction?.Cancel();
        group.NextReaction = cloud.Clock.Schedule(delay, () => React(group));
    }

    private void React(AutoScalingGroup group)
    {
        group.NextReaction = null;
        ReplaceUnhealthy(group);
        var missing = group.DesiredCapacity - group.CountedInstances;
        if (missing > 0 && group.Runs("Launch"))
            Launch(group, missing);
        else if (missing < 0 && group.Runs("Terminate"))
            Shrink(group, -missing);
        else if (missing == 0)
            Rebalance(group);
        group.Changes.Clear();
    }

    private void ReplaceUnhealthy(AutoScalingGroup group)
    {
        if (!group.Runs("ReplaceUnhealthy") || !group.Runs("Terminate"))
            return;
        foreach (var instance in group.Instances.ToArrayOf(i => i is { LifecycleState: "InService", HealthStatus: "Unhealthy" }))
            Terminate(group, instance, $"At {Stamp()} an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.");
    }

    private void Launch(AutoScalingGroup group, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            var cause = GroupChanges.Cause(group, $"At {Stamp()} an instance was started in response to a difference between desired and actual capacity, increasing the capacity from {Number(group.CountedInstances)} to {Number(group.CountedInstances + 1)}.");
            if (group.LaunchFailure is { } failure)
            {
                Begin(group, "Launching a new EC2 instance.  Status Reason: " + failure, cause).Fail(failure, Now);
                Wake(group, Timings.LaunchRetry);
                return;
            }

            LaunchOne(group, cause);
        }
    }

    private void LaunchOne(AutoScalingGroup group, string cause)
    {
        var instance = Create(group, EmptiestZone(group));
        var activity = Begin(group, "Launching a new EC2 instance: " + instance.InstanceId, cause);
        cloud.Clock.Schedule(Timings.InstanceLaunch, () =>
        {
            if (instance.IsTerminating)
                return;
            instance.LifecycleState = "InService";
            activity.Succeed(Now);
            group.CooldownUntil = Now.AddSeconds(group.Spec.DefaultCooldown);
            Wake(group);
            if (group.Spec.Cluster is { } cluster && !group.NewInstancesNeverRegister)
                cloud.Clock.Schedule(Timings.AgentRegistration, () => RegisterIfStillThere(group, instance, cluster));
        });
    }

    private GroupInstance Create(AutoScalingGroup group, string zone)
    {
        var instance = new GroupInstance(cloud.Names.InstanceId(), zone, group.Spec.Template, Now)
        {
            ProtectedFromScaleIn = group.Spec.NewInstancesProtectedFromScaleIn,
        };
        group.Add(instance);
        return instance;
    }

    private void RegisterIfStillThere(AutoScalingGroup group, GroupInstance instance, EcsCluster cluster)
    {
        if (group.Instances.Contains(instance) && !instance.IsTerminating)
            Register(group, instance, cluster);
    }

    private void Register(AutoScalingGroup group, GroupInstance instance, EcsCluster cluster) => containerInstances.Register(cluster, new InstanceRegistration
    {
        Ec2InstanceId = instance.InstanceId,
        InstanceType = instance.Template.InstanceType,
        Zone = instance.Zone,
        Cpu = instance.Template.Cpu,
        Memory = instance.Template.Memory,
        Gpus = instance.Template.Gpus,
        TaskInterfaces = instance.Template.TaskInterfaces,
        Attributes = instance.Template.Attributes,
        CapacityProvider = group.Spec.CapacityProvider,
    });

    /// <summary>The termination policy: the fullest zone, then the oldest instance; protected ones stay.</summary>
    private void Shrink(AutoScalingGroup group, int surplus)
    {
        for (var i = 0; i < surplus; i++)
        {
            if (PickVictim(group) is not { } victim)
                return;
            Terminate(group, victim, GroupChanges.Cause(group, $"At {Stamp()} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from {Number(group.CountedInstances)} to {Number(group.CountedInstances - 1)}."));
        }
    }

    private static GroupInstance? PickVictim(AutoScalingGroup group) => group.Instances
        .Where(i => i is { LifecycleState: "InService", ProtectedFromScaleIn: false })
        .OrderByDescending(i => group.CountInZone(i.Zone))
        .ThenBy(i => i.LaunchedAt).ThenBy(i => i.InstanceId, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>AZRebalance launches before it terminates, so the group is one instance too large for a while; the surplus then goes by the policy.</summary>
    private void Rebalance(AutoScalingGroup group)
    {
        if (!group.Runs("AZRebalance") || !group.Runs("Launch") || group.LaunchFailure is not null)
            return;
        var fewest = group.Spec.Zones.Min(group.CountInZone);
        if (PickVictim(group) is { } surplus && group.CountInZone(surplus.Zone) - fewest > 1)
            LaunchOne(group, $"At {Stamp()} instances were launched to balance instances in zones.");
    }

    private static string EmptiestZone(AutoScalingGroup group) => group.Spec.Zones.OrderBy(group.CountInZone).First();

    private ScalingActivity Begin(AutoScalingGroup group, string description, string cause)
    {
        var activity = new ScalingActivity(cloud.Names.Uuid(), description, cause, Now);
        group.Record(activity);
        return activity;
    }

    private string Stamp() => GroupChanges.Stamp(Now);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
