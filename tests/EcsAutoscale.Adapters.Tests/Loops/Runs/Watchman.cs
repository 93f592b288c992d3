using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Requests;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using Instance = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Tests.Loops.Runs;

/// <summary>
/// Looks at the cloud after every change that was carried out, and after every step of time, and notes what must never be. It knows nothing of plans but
/// what they said they would do.
/// </summary>
internal sealed class Watchman : IDisposable
{
    private const string Later = "after time has passed";

    private static readonly string[] Changes =
        ["SetDesiredCapacity", "UpdateAutoScalingGroup", "TerminateInstanceInAutoScalingGroup", "UpdateContainerInstancesState", "UpdateService"];

    private readonly RunLoop _loop;
    private readonly string _group;
    private readonly HashSet<string> _drained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _terminated = new(StringComparer.Ordinal);
    private readonly List<ScalingAction> _planned = [];
    private readonly SemaphoreSlim _oneChange = new(1, 1);
    private int _lastDesired;

    public Watchman(RunLoop loop, string group)
    {
        _loop = loop;
        _group = group;
        Allowed = _lastDesired = HighestDesired = Group.DesiredCapacity;
        Lowest = Group.MinSize;
        loop.Server.Watch.Arrived = BeforeAsync;
        loop.Server.Watch.CarriedOut = AfterAsync;
        loop.Planned = Hear;
    }

    /// <summary>What must never have been; empty where all is well.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>The most that any plan has asked for, or the group was given by hand.</summary>
    public int Allowed { get; set; }

    /// <summary>The fewest instances that must stay in service.</summary>
    public int Lowest { get; set; }

    /// <summary>The highest desired capacity so far.</summary>
    public int HighestDesired { get; private set; }

    /// <summary>How many drains we began.</summary>
    public int Drains { get; private set; }

    /// <summary>Instances whose end was another's doing: their tasks end with them.</summary>
    public HashSet<string> KilledByOthers { get; } = new(StringComparer.Ordinal);

    /// <summary>Instances that somebody else has drained.</summary>
    public HashSet<string> DrainedByOthers { get; } = new(StringComparer.Ordinal);

    /// <summary>What happens to each request first; for tests that hold requests up.</summary>
    public Func<LoggedRequest, Task>? First { get; set; }

    /// <summary>
    /// Whether several runs are at work at once. Then a raise may go below another's of the same moment, as long as the group chooses no victim; and a mark
    /// that one run takes off while another drains is on again when both are done.
    /// </summary>
    public bool RunsTogether { get; init; }

    private AutoScalingGroup Group => _loop.Use(cloud => cloud.AutoScaling.Group(_group));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Hear(AutoscalePlan plan)
    {
        lock (_planned)
        {
            foreach (var action in plan.Actions)
            {
                if (action.Kind == ScalingActionKind.ScaleOut) Allowed = Math.Max(Allowed, int.Parse(action.After, CultureInfo.InvariantCulture));
                if (action.Kind == ScalingActionKind.DrainInstance) _planned.Add(action);
            }
        }
    }

    /// <summary>Forgets what plans have said: what is done from now on, new plans must have said.</summary>
    public void ForgetPlans()
    {
        lock (_planned) _planned.Clear();
        Allowed = Group.DesiredCapacity;
    }

    /// <summary>Looks at the cloud.</summary>
    public void Look() => _loop.Use(cloud => Look(cloud, Later));

    // One change at a time, so that what is seen after it is its doing.
    private async Task<bool> BeforeAsync(LoggedRequest request)
    {
        if (First is not null) await First(request);
        if (Changes.Contains(request.Operation)) await _oneChange.WaitAsync();
        return true;
    }

    private Task<bool> AfterAsync(LoggedRequest request)
    {
        if (!Changes.Contains(request.Operation)) return Task.FromResult(true);
        _loop.Use(cloud => Look(cloud, $"{request.Operation} {request.Parameters}"));
        _oneChange.Release();
        return Task.FromResult(true);
    }

    private void Look(SimulatedCloud cloud, string when)
    {
        var group = cloud.AutoScaling.Group(_group);
        var cluster = group.Spec.Cluster!;
        LookAtCapacity(group, when);
        foreach (var member in group.Instances.Where(member => member.IsTerminating && _terminated.Add(member.InstanceId)))
            LookAtTermination(cluster.FindEc2Instance(member.InstanceId), member, when);
        foreach (var instance in cluster.Instances) LookAtInstance(instance, group, when);
        foreach (var task in cluster.Tasks.Where(task => task.StoppedReason?.StartsWith("Host EC2", StringComparison.Ordinal) == true))
        {
            if (!KilledByOthers.Contains(task.Instance.Ec2InstanceId)) Note($"the task {task.Id} ended with its instance {task.Instance.Ec2InstanceId}", when);
        }
    }

    private void LookAtCapacity(AutoScalingGroup group, string when)
    {
        if (group.DesiredCapacity > Allowed) Note($"desired capacity {Number(group.DesiredCapacity)}, and no plan said more than {Number(Allowed)}", when);
        if (group.DesiredCapacity < Lowest) Note($"desired capacity {Number(group.DesiredCapacity)}, and the minimum is {Number(Lowest)}", when);
        HighestDesired = Math.Max(HighestDesired, group.DesiredCapacity);
        if (!RunsTogether && group.DesiredCapacity < _lastDesired && when.StartsWith("SetDesiredCapacity", StringComparison.Ordinal))
            Note($"the desired capacity was lowered from {Number(_lastDesired)} to {Number(group.DesiredCapacity)}", when);
        _lastDesired = group.DesiredCapacity;
    }

    // The moment of the request: no virtual time has passed since it was carried out.
    private void LookAtTermination(ContainerInstance? instance, GroupInstance member, string when)
    {
        if (KilledByOthers.Contains(member.InstanceId)) return;
        if (!when.StartsWith("TerminateInstance", StringComparison.Ordinal)) Note($"{member.InstanceId} was chosen by the group", when);
        else if (instance is null) Note($"{member.InstanceId} never registered", when);
        else if (instance.Status != "DRAINING") Note($"{member.InstanceId} was {instance.Status}", when);
        else if (instance.Tasks.Count > 0) Note($"{member.InstanceId} had {Number(instance.Tasks.Count)} tasks", when);
        else if (DrainedByOthers.Contains(member.InstanceId)) Note($"the drain of {member.InstanceId} was not ours", when);
    }

    private void LookAtInstance(ContainerInstance instance, AutoScalingGroup group, string when)
    {
        var drains = instance.Status == "DRAINING";
        if (drains && !DrainedByOthers.Contains(instance.Ec2InstanceId) && _drained.Add(instance.Id)) LookAtDrain(instance, group, when);
        else if (!drains) _drained.Remove(instance.Id);
        var isMeantToBeMarked = drains && !DrainedByOthers.Contains(instance.Ec2InstanceId) && (!RunsTogether || when == Later);
        if (isMeantToBeMarked && !instance.Attributes.ContainsKey(Instance.DrainMark)) Note($"{instance.Ec2InstanceId} drains without a mark", when);
    }

    private void LookAtDrain(ContainerInstance instance, AutoScalingGroup group, string when)
    {
        Drains++;
        var beside = instance.Cluster.Instances.Where(other => other != instance && other.Status == "DRAINING").Select(other => other.Arn).ToArray();
        lock (_planned)
        {
            if (!_planned.Exists(plan => plan.ContainerInstanceArn == instance.Arn && beside.All(plan.Beside.Contains)))
                Note($"{instance.Ec2InstanceId} drains beside {Number(beside.Length)} others, and no plan said so", when);
        }

        var stay = group.Instances.Count(member => member.LifecycleState == "InService" && instance.Cluster.FindEc2Instance(member.InstanceId) is { Status: "ACTIVE" });
        if (stay < group.MinSize) Note($"{Number(stay)} instances stay, and the minimum is {Number(group.MinSize)}", when);
    }

    private void Note(string what, string when) => Broken.Add($"{what} ({when})");

    public void Dispose() => _oneChange.Dispose();
}
