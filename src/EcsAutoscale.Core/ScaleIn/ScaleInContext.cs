using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>What a rule may look at: the cluster, why it grows, and what this plan has chosen already.</summary>
public sealed class ScaleInContext
{
    private readonly Dictionary<string, int> _chosenByGroup = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _chosenByZone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<TaskToMove>> _tasksToMove = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<ScaleDownBlocker> Before, IReadOnlyList<ScaleDownBlocker> After)> _blockers = new(StringComparer.Ordinal);
    private readonly ReplacementKinds _replacements;

    /// <summary>A context in which nothing is chosen yet.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="growing">Why the cluster grows; null where it does not.</param>
    public ScaleInContext(ClusterView view, string? growing)
    {
        View = view;
        Growing = growing;
        _replacements = new ReplacementKinds(view);
        UnknownLeaving = WhyLeavingIsUnknown();
        Announced = [.. view.Instances.Where(
            instance => instance is { Status: InstanceStatus.Active, DrainedByUsAt: not null } && AgeOf(instance) < ContainerInstance.AnnouncementHolds)];
    }

    /// <summary>The cluster.</summary>
    public ClusterView View { get; }

    /// <summary>Why the cluster grows; null where it does not.</summary>
    public string? Growing { get; }

    /// <summary>Why it is unknown what has to leave instances that drain, and so needs room on the others; null where it is known.</summary>
    public string? UnknownLeaving { get; }

    /// <summary>The definition's policy.</summary>
    public ScaleInPolicy Policy => View.Definition.ScaleIn;

    /// <summary>When the cluster was observed.</summary>
    public DateTimeOffset Now => View.Snapshot.ObservedAt;

    /// <summary>Instances that a run has announced to drain and that are ACTIVE still, by name.</summary>
    public IReadOnlyList<ContainerInstance> Announced { get; }

    /// <summary>How long ago an instance of ours was marked; zero where it carries no mark.</summary>
    public TimeSpan AgeOf(ContainerInstance instance) => instance.DrainedByUsAt is { } at && at < Now ? Now - at : TimeSpan.Zero;

    /// <summary>How many instances this plan drains already.</summary>
    public int Chosen { get; private set; }

    /// <summary>How many instances of a group this plan drains already.</summary>
    public int ChosenOf(string group) => _chosenByGroup.TryGetValue(group, out var count) ? count : 0;

    /// <summary>How many instances of a zone this plan drains already.</summary>
    public int ChosenIn(string? zone) => _chosenByZone.TryGetValue(zone ?? "", out var count) ? count : 0;

    /// <summary>Counts an instance that this plan drains.</summary>
    public void Choose(ContainerInstance instance)
    {
        Chosen++;
        _chosenByZone[instance.AvailabilityZone ?? ""] = ChosenIn(instance.AvailabilityZone) + 1;
        if (View.GroupOf(instance) is { } group) _chosenByGroup[group.Name] = ChosenOf(group.Name) + 1;
    }

    /// <summary>All that holds an instance back by the rules, in their order, after what is chosen.</summary>
    public IReadOnlyList<ScaleDownBlocker> Blockers(ContainerInstance instance)
    {
        var known = Lasting(instance);
        ScaleDownBlocker[] counted = [.. ScaleInRules.Count.Check(this, instance)];
        return known.Before.Count + counted.Length + known.After.Count == 0 ? [] : [.. known.Before, .. counted, .. known.After];
    }

    /// <summary>Whether nothing holds an instance back but, perhaps, what is chosen already.</summary>
    internal bool IsFree(ContainerInstance instance) => Lasting(instance) is { Before.Count: 0, After.Count: 0 };

    private (IReadOnlyList<ScaleDownBlocker> Before, IReadOnlyList<ScaleDownBlocker> After) Lasting(ContainerInstance instance)
    {
        if (!_blockers.TryGetValue(instance.Arn, out var known))
            _blockers.Add(instance.Arn, known = (BeforeCount(instance), ScaleInRules.Check(ScaleInRules.OfTime, this, instance)));
        return known;
    }

    // An instance's answers to them stay the same while a plan is made. What was not read to be judged is not asked for details: that it was not is told last.
    private IReadOnlyList<ScaleDownBlocker> BeforeCount(ContainerInstance instance)
    {
        var state = ScaleInRules.Check(ScaleInRules.OfState, this, instance);
        return View.CanJudge(instance) ? [.. state, .. ScaleInRules.Check(ScaleInRules.OfDetails, this, instance)] : state;
    }

    /// <summary>The tasks of an instance that ECS would have to start elsewhere: those of services, but for daemons, that are meant to run.</summary>
    public IReadOnlyList<TaskToMove> TasksToMove(ContainerInstance instance)
    {
        if (_tasksToMove.TryGetValue(instance.Arn, out var known)) return known;
        var tasks = new List<TaskToMove>(instance.Tasks?.Count ?? 0);
        foreach (var task in instance.Tasks ?? [])
        {
            if (!task.IsMeantToRun || task.ServiceName is not { } name) continue;
            var service = View.Kinds.Service(name);
            if (service is not { IsDaemon: true }) tasks.Add(new TaskToMove(task, name, service, _replacements.Of(task, service)));
        }

        tasks.Sort((left, right) => string.CompareOrdinal(left.Task.Arn, right.Task.Arn));
        _tasksToMove.Add(instance.Arn, tasks);
        return tasks;
    }

    /// <summary>A kind of tasks that leave already, as far as it may go.</summary>
    public TaskKind ReplacementOf(TaskKind leaving) => _replacements.WithZones(leaving);

    /// <summary>The first task to move of each service that satisfies a condition, by the service's name.</summary>
    public IEnumerable<TaskToMove> OfServices(ContainerInstance instance, Func<EcsService, bool> condition) => TasksToMove(instance)
        .Where(moving => moving.Service is not null && condition(moving.Service))
        .GroupBy(moving => moving.ServiceName, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.First());

    private string? WhyLeavingIsUnknown() => View.Instances
        .Where(instance => View.IsLeaving(instance))
        .Select(WhyLeavingIsUnknown)
        .FirstOrDefault(why => why is not null);

    private string? WhyLeavingIsUnknown(ContainerInstance instance) =>
        instance.Tasks is null || instance.Tasks.Count(task => task.HoldsResources) < instance.RunningTasksCount + instance.PendingTasksCount
            ? $"what still has to leave {instance.Name} is unknown: not all of its tasks were read"
            : TasksToMove(instance).Any(moving => moving.Service is null || moving.Replacement is null || Eligibility.Unreadable(moving.Replacement) is not null)
                ? $"where what still has to leave {instance.Name} may go is unknown: a service or a task definition was not read, or a constraint cannot be relied upon"
                : null;
}

/// <summary>A task that ECS would have to start elsewhere.</summary>
/// <param name="Task">The task.</param>
/// <param name="ServiceName">Its service's name.</param>
/// <param name="Service">Its service; null where it was not read.</param>
/// <param name="Replacement">The kind of what ECS starts in its place; null where it is not known.</param>
public readonly record struct TaskToMove(EcsTask Task, string ServiceName, EcsService? Service, TaskKind? Replacement);
