using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>The operations of the simulated EC2 Auto Scaling, with AWS's rules and refusals (ECS-FACTS section 5).</summary>
public sealed class AutoScalingControl
{
    private readonly CloudContext _cloud;
    private readonly GroupReconciler _reconciler;
    private readonly SortedDictionary<string, AutoScalingGroup> _groups = new(StringComparer.Ordinal);

    internal AutoScalingControl(CloudContext cloud, ContainerInstanceControl containerInstances)
    {
        _cloud = cloud;
        _reconciler = new GroupReconciler(cloud, containerInstances);
    }

    /// <summary>The groups in ordinal order of names.</summary>
    public IReadOnlyCollection<AutoScalingGroup> Groups => _groups.Values;

    /// <summary>Finds a group by name.</summary>
    public AutoScalingGroup? FindGroup(string name) => _groups.TryGetValue(name, out var group) ? group : null;

    /// <summary>The group of that name.</summary>
    /// <exception cref="CloudException">ValidationError.</exception>
    public AutoScalingGroup Group(string name) =>
        FindGroup(name) ?? throw CloudException.Validation($"AutoScalingGroup name not found - AutoScalingGroup {name} not found");

    /// <summary>Creates a group; its instances are launched after its reaction time.</summary>
    public AutoScalingGroup CreateGroup(GroupSpec spec)
    {
        var group = CreateEmpty(spec);
        _reconciler.Wake(group);
        return group;
    }

    /// <summary>Sets the desired capacity within the group's bounds.</summary>
    /// <param name="group">The group.</param>
    /// <param name="desired">The desired capacity.</param>
    /// <param name="honorCooldown">Whether the group's cooldown is honoured.</param>
    /// <param name="who">Who asks, in AWS's words: see <see cref="GroupChanges"/>.</param>
    /// <exception cref="CloudException">ValidationError outside the bounds; ScalingActivityInProgress where the group is busy or its cooldown is honoured.</exception>
    public void SetDesiredCapacity(AutoScalingGroup group, int desired, bool honorCooldown = false, string who = GroupChanges.UserRequest)
    {
        if (desired > group.MaxSize)
            throw CloudException.Validation($"New SetDesiredCapacity value {Number(desired)} is above max value {Number(group.MaxSize)} for the AutoScalingGroup.");
        if (desired < group.MinSize)
            throw CloudException.Validation($"New SetDesiredCapacity value {Number(desired)} is below min value {Number(group.MinSize)} for the AutoScalingGroup.");
        RefuseIfBusy(group);
        if (honorCooldown && group.CooldownUntil > _cloud.Clock.Now)
            throw Busy(group);
        GroupChanges.Move(group, desired, who, _cloud.Clock.Now);
        _reconciler.Wake(group);
    }

    /// <summary>Changes bounds and desired capacity; a desired capacity outside new bounds follows them.</summary>
    /// <param name="group">The group.</param>
    /// <param name="minSize">The fewest instances; null leaves it.</param>
    /// <param name="maxSize">The most instances; null leaves it.</param>
    /// <param name="desired">The desired capacity; null leaves it, but for the bounds.</param>
    /// <param name="who">Who asks, in AWS's words: <c>a user request</c> or <c>a scheduled action</c>.</param>
    /// <exception cref="CloudException">ValidationError where the bounds contradict each other or the desired capacity that was asked for.</exception>
    public void UpdateGroup(AutoScalingGroup group, int? minSize = null, int? maxSize = null, int? desired = null, string who = "a user request")
    {
        var (min, max) = (minSize ?? group.MinSize, maxSize ?? group.MaxSize);
        if (min < 0 || max < min)
            throw CloudException.Validation($"Max bound, {Number(max)}, must be greater than or equal to min bound, {Number(min)}");
        if (desired > max || desired < min)
            throw CloudException.Validation($"Desired capacity:{Number(desired.Value)} must be between the specified min size:{Number(min)} and max size:{Number(max)}");
        RefuseIfBusy(group);
        group.MinSize = min;
        group.MaxSize = max;
        var wanted = Math.Max(min, Math.Min(max, desired ?? group.DesiredCapacity));
        GroupChanges.Move(group, wanted, $"{who} update of AutoScalingGroup constraints to min: {Number(min)}, max: {Number(max)}, desired: {Number(wanted)}", _cloud.Clock.Now);
        _reconciler.Wake(group);
    }

    /// <summary>Terminates one instance, protected or not; without a decrement the group launches another.</summary>
    /// <exception cref="CloudException">ValidationError for an unknown instance, one that is terminating already, or a decrement below the minimum; ScalingActivityInProgress.</exception>
    public ScalingActivity TerminateInstance(string instanceId, bool decrementDesiredCapacity)
    {
        if (FindInstance(instanceId) is not { } found || found.Instance.IsTerminating)
            throw CloudException.Validation("Instance Id not found - No managed instance found for instance ID: " + instanceId);
        var (group, instance) = found;
        RefuseIfBusy(group);
        if (decrementDesiredCapacity && group.DesiredCapacity <= group.MinSize)
            throw CloudException.Validation($"Currently, desiredSize equals minSize ({Number(group.MinSize)}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.");
        var shrinks = decrementDesiredCapacity && instance.Counts;
        if (shrinks)
            group.DesiredCapacity--;
        var shrinking = shrinks ? $", shrinking the capacity from {Number(group.DesiredCapacity + 1)} to {Number(group.DesiredCapacity)}" : "";
        var activity = _reconciler.Terminate(
            group, instance, $"At {GroupChanges.Stamp(_cloud.Clock.Now)} instance {instanceId} was taken out of service in response to a user request{shrinking}.");
        _reconciler.Wake(group);
        return activity;
    }

    /// <summary>Finds an instance and its group.</summary>
    public (AutoScalingGroup Group, GroupInstance Instance)? FindInstance(string instanceId)
    {
        foreach (var group in _groups.Values)
        {
            if (group.Instances.FirstOrDefault(i => i.InstanceId == instanceId) is { } instance)
                return (group, instance);
        }

        return null;
    }

    /// <summary>Sets or clears an instance's protection from the group's own scale-in.</summary>
    public static void Protect(GroupInstance instance, bool isProtected) => instance.ProtectedFromScaleIn = isProtected;

    /// <summary>Sets an instance's health to Healthy or Unhealthy; the group replaces unhealthy ones.</summary>
    public void SetHealth(GroupInstance instance, string health)
    {
        instance.HealthStatus = health;
        if (FindInstance(instance.InstanceId) is { } found)
            _reconciler.Wake(found.Group);
    }

    /// <summary>Puts an instance into a lifecycle state by hand, such as Standby or Terminating:Wait, where it stays; it counts towards the desired capacity as that state does.</summary>
    public static void SetLifecycleState(GroupInstance instance, string state) => instance.LifecycleState = state;

    /// <summary>Suspends or resumes a process of a group.</summary>
    public void Suspend(AutoScalingGroup group, string process, bool suspended = true)
    {
        if (suspended)
            group.SuspendedProcesses.Add(process);
        else
            group.SuspendedProcesses.Remove(process);
        _reconciler.Wake(group);
    }

    internal AutoScalingGroup CreateSettled(GroupSpec spec, IReadOnlyList<string>? zoneOfEach)
    {
        var group = CreateEmpty(spec);
        for (var i = 0; i < spec.DesiredCapacity; i++)
            _reconciler.AddSettled(group, zoneOfEach is null ? spec.Zones[i % spec.Zones.Count] : zoneOfEach[i]);
        return group;
    }

    private AutoScalingGroup CreateEmpty(GroupSpec spec)
    {
        if (spec.MinSize > spec.DesiredCapacity || spec.DesiredCapacity > spec.MaxSize)
            throw CloudException.Validation($"Desired capacity:{Number(spec.DesiredCapacity)} must be between the specified min size:{Number(spec.MinSize)} and max size:{Number(spec.MaxSize)}");
        var group = new AutoScalingGroup(spec, _cloud.Names.GroupArn(spec.Name), _cloud.Clock.Now);
        _groups.Add(spec.Name, group);
        return group;
    }

    private static void RefuseIfBusy(AutoScalingGroup group)
    {
        if (group.IsBusy)
            throw Busy(group);
    }

    private static CloudException Busy(AutoScalingGroup group)
    {
        var activity = group.Activities.FirstOrDefault()?.Id ?? "initial";
        return new CloudException("ScalingActivityInProgress", $"Scaling activity {activity} is in progress and blocks this action");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
