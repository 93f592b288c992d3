using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
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

    public InstanceJudge(ScaleInContext context, Demand demand, IFit fit)
    {
        _context = context;
        _fit = fit;
        _room = context.View.NewRoom();
        _roomByArn = _room.Rooms.ToDictionary(room => room.Instance.Arn, StringComparer.Ordinal);
        _reserve = Reserve.Of(demand);
        _moving = [.. demand.Items
            .Where(item => item.Source == DemandSource.Draining)
            .SelectMany(item => Enumerable.Repeat(new MovingTask(null, item.Kind), item.Count))];
    }

    /// <summary>May the instance go, now and after those chosen before it?</summary>
    public ScaleDownVerdict Judge(ContainerInstance instance)
    {
        var blockers = ScaleInRules.Check(_context, instance);
        return blockers.Count > 0 ? Stays(instance, blockers) : JudgeByFit(instance);
    }

    /// <summary>Takes the instance out: its tasks are on the move from now on.</summary>
    public void Choose(ContainerInstance instance)
    {
        _context.Choose(_context.View.ManagedGroupOf(instance)!);
        _moving.AddRange(TasksOf(instance));
        _room.Close(_roomByArn[instance.Arn]);
    }

    private ScaleDownVerdict JudgeByFit(ContainerInstance instance)
    {
        var own = TasksOf(instance);
        var mark = _room.Mark;
        _room.Close(_roomByArn[instance.Arn]);
        var result = _fit.Find(_room, [.. LargestFirst(_moving.Concat(own))], _reserve);
        _room.Undo(mark);
        return result.Blocker is { } blocker ? Stays(instance, [blocker]) : Goes(instance, own.Count, result);
    }

    private List<MovingTask> TasksOf(ContainerInstance instance) =>
        [.. _context.TasksToMove(instance).Select(task => new MovingTask(task.Arn, _context.View.Kinds.OfTask(task)!))];

    private static IOrderedEnumerable<MovingTask> LargestFirst(IEnumerable<MovingTask> tasks) => tasks
        .OrderByDescending(task => task.Kind.Needs.Memory)
        .ThenByDescending(task => task.Kind.Needs.Cpu)
        .ThenBy(task => task.Kind.Name, StringComparer.Ordinal)
        .ThenBy(task => task.Arn, StringComparer.Ordinal);

    private ScaleDownVerdict Goes(ContainerInstance instance, int tasks, FitResult result)
    {
        var moves = result.Moves
            .Where(move => move.Task.Arn is not null && OwnedBy(instance, move.Task.Arn))
            .Select(move => new TaskMove(move.Task.Arn!, move.Task.Kind.Service, move.Task.Kind.Needs.Cpu, move.Task.Kind.Needs.Memory, move.To.Id))
            .OrderBy(move => move.TaskArn, StringComparer.Ordinal)
            .ToArray();
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

    private static string Named(string[] targets) => targets.Length <= 3 ? string.Join(", ", targets) : $"{targets.Length} other instances";

    private string Kept() => _reserve.Buffer is { } buffer ? $", and the buffer of {buffer.NeedsInWords} still fits" : "";

    private static bool OwnedBy(ContainerInstance instance, string taskArn) =>
        instance.Tasks!.Any(task => string.Equals(task.Arn, taskArn, StringComparison.Ordinal));

    private ScaleDownVerdict Stays(ContainerInstance instance, IReadOnlyList<ScaleDownBlocker> blockers) => Verdict(instance) with
    {
        Reason = blockers[0].Reason,
        Explanation = blockers[0].Detail + (blockers.Count > 1 ? $" (and {Amounts.Counted(blockers.Count - 1, "more reason")})" : ""),
        Blockers = blockers,
    };

    private ScaleDownVerdict Verdict(ContainerInstance instance) => new()
    {
        Cluster = _context.View.Definition.Name,
        InstanceId = instance.Name,
        ContainerInstanceArn = instance.Arn,
        Group = _context.View.GroupOf(instance)?.Name,
        Reason = Reason.Unspecified,
        Explanation = "",
        Evidence = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["tasks"] = instance.RunningTasksCount + instance.PendingTasksCount,
            ["tasksToMove"] = _context.TasksToMove(instance).Count,
            ["reservedCpu"] = instance.Registered.Cpu - instance.Remaining.Cpu,
            ["reservedMemory"] = instance.Registered.Memory - instance.Remaining.Memory,
        },
    };
}
