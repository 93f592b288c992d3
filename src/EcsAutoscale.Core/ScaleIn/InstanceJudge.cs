using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>Judges instances one by one on the state that those chosen before leave.</summary>
internal sealed class InstanceJudge
{
    private readonly ScaleInContext _context;
    private readonly ClusterRoom _room;
    private readonly Dictionary<string, InstanceRoom> _roomByArn;
    private readonly Reserve _reserve;
    private readonly IFit _fit;
    private readonly List<MovingTask> _moving;
    private readonly Dictionary<string, (int Chosen, ScaleDownVerdict Verdict)> _verdicts = new(StringComparer.Ordinal);

    public InstanceJudge(ScaleInContext context, Demand demand, IFit fit)
    {
        _context = context;
        _fit = fit;
        _room = context.View.NewRoom();
        _roomByArn = _room.Rooms.ToDictionary(room => room.Instance.Arn, StringComparer.Ordinal);
        _reserve = Reserve.Of(demand);
        _moving = [.. demand.Items
            .Where(item => item.Source == DemandSource.Draining)
            .SelectMany(item => Enumerable.Repeat(new MovingTask(null, context.ReplacementOf(item.Kind)), item.Count))];
    }

    /// <summary>Whether the instance was refused, now or before another was chosen. What has no room seldom has any later, when less is left.</summary>
    public bool HasRefused(ContainerInstance instance) => _verdicts.TryGetValue(instance.Arn, out var known) && !known.Verdict.CanScaleDown;

    /// <summary>May the instance go, now and after those chosen before it?</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="withPlaces">Whether the verdict is to say where its tasks go.</param>
    public ScaleDownVerdict Judge(ContainerInstance instance, bool withPlaces = true)
    {
        if (_verdicts.TryGetValue(instance.Arn, out var known) && known.Chosen == _context.Chosen) return known.Verdict;
        var blockers = _context.Blockers(instance);
        var verdict = blockers.Count > 0 ? Stays(instance, blockers) : JudgeByFit(instance, withPlaces);
        _verdicts[instance.Arn] = (_context.Chosen, verdict);
        return verdict;
    }

    /// <summary>All tasks that would be on the move if the instance went: its own, and those that leave already.</summary>
    public IReadOnlyList<MovingTask> OnTheMove(ContainerInstance instance) => LargestFirst(TasksOf(instance));

    /// <summary>The rooms as those chosen before leave them; not to be changed.</summary>
    public ClusterRoom Room => _room;

    /// <summary>What must stay free.</summary>
    public Reserve Reserve => _reserve;

    /// <summary>Takes the instance out: its tasks are on the move from now on.</summary>
    public void Choose(ContainerInstance instance)
    {
        _context.Choose(instance);
        _moving.AddRange(TasksOf(instance));
        _room.Close(_roomByArn[instance.Arn]);
        _room.Reindex();
    }

    private ScaleDownVerdict JudgeByFit(ContainerInstance instance, bool withPlaces)
    {
        var own = TasksOf(instance);
        var mark = _room.Mark;
        _room.Close(_roomByArn[instance.Arn]);
        var result = _fit.Find(_room, LargestFirst(own), _reserve, withPlaces);
        _room.Undo(mark);
        return result.Blocker is { } blocker ? Stays(instance, [blocker]) : Goes(instance, own, withPlaces ? Moves(own, result) : []);
    }

    private List<MovingTask> TasksOf(ContainerInstance instance) =>
        [.. _context.TasksToMove(instance).Select(moving => new MovingTask(moving.Task.Arn, moving.Replacement!))];

    private List<MovingTask> LargestFirst(List<MovingTask> own)
    {
        var all = new List<MovingTask>(_moving.Count + own.Count);
        all.AddRange(_moving);
        all.AddRange(own);
        all.Sort(BySize);
        return all;
    }

    private static int BySize(MovingTask left, MovingTask right)
    {
        var byMemory = right.Kind.Needs.Memory.CompareTo(left.Kind.Needs.Memory);
        if (byMemory != 0) return byMemory;
        var byCpu = right.Kind.Needs.Cpu.CompareTo(left.Kind.Needs.Cpu);
        if (byCpu != 0) return byCpu;
        var byName = string.CompareOrdinal(left.Kind.Name, right.Kind.Name);
        return byName != 0 ? byName : string.CompareOrdinal(left.Arn, right.Arn);
    }

    private ScaleDownVerdict Goes(ContainerInstance instance, List<MovingTask> own, TaskMove[] moves)
    {
        var tasks = own.Count;
        var targets = moves.Select(move => move.ToInstanceId).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToArray();
        var sentence = tasks == 0
            ? "it has no task that has to move"
            : $"{(tasks == 1 ? "its 1 task has" : $"all of its {tasks} tasks have")} a place on {Named(targets)}{Kept()}";
        return Verdict(instance) with
        {
            CanScaleDown = true,
            Reason = tasks == 0 ? Reason.Empty : Reason.EveryTaskHasAPlace,
            Explanation = sentence,
            Moves = moves,
        };
    }

    private static TaskMove[] Moves(List<MovingTask> own, FitResult result)
    {
        var places = new Dictionary<string, InstanceRoom>(result.Moves.Count, StringComparer.Ordinal);
        foreach (var (task, to) in result.Moves)
        {
            if (task.Arn is { } arn) places[arn] = to;
        }

        return [.. own.Select(task => new TaskMove(task.Arn!, task.Kind.Service, task.Kind.Needs.Cpu, task.Kind.Needs.Memory, places[task.Arn!].Id))];
    }

    private static string Named(string[] targets) => targets.Length <= 3 ? string.Join(", ", targets) : $"{targets.Length} other instances";

    private string Kept() => _reserve.Buffer is { } buffer ? $", and the buffer of {buffer.NeedsInWords} still fits" : "";

    private ScaleDownVerdict Stays(ContainerInstance instance, IReadOnlyList<ScaleDownBlocker> blockers)
    {
        // That it was not looked at is no reason beside another one.
        var more = blockers.Skip(1).Count(blocker => blocker.Reason != Reason.NotACandidate);
        return Verdict(instance) with
        {
            Reason = blockers[0].Reason,
            Explanation = blockers[0].Detail + (more > 0 ? $" (and {Amounts.Counted(more, "more reason")})" : ""),
            Blockers = blockers,
        };
    }

    // What was planned on has to be told: ECS's own protection is then no news when the drain begins.
    private Dictionary<string, double> Evidence(ContainerInstance instance)
    {
        var evidence = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["tasks"] = instance.RunningTasksCount + instance.PendingTasksCount,
            ["tasksToMove"] = _context.TasksToMove(instance).Count,
            ["reservedCpu"] = instance.Registered.Cpu - instance.Remaining.Cpu,
            ["reservedMemory"] = instance.Registered.Memory - instance.Remaining.Memory,
        };
        if (ScaleInProtectionRule.IsByEcs(_context, instance)) evidence[ScaleInProtectionRule.ByEcs] = 1;
        return evidence;
    }

    private ScaleDownVerdict Verdict(ContainerInstance instance) => new()
    {
        Cluster = _context.View.Definition.Name,
        InstanceId = instance.Name,
        ContainerInstanceArn = instance.Arn,
        Group = _context.View.GroupOf(instance)?.Name,
        Reason = Reason.Unspecified,
        Explanation = "",
        Evidence = Evidence(instance),
    };
}
