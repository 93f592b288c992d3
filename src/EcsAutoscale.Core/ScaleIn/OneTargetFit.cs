using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// The original's rule: one other instance takes everything that is on the move, with the buffer left over there.
/// </summary>
/// <remarks>
/// It needs no look at the order in which ECS starts the tasks: the one target holds all of them at once, so whatever ECS puts elsewhere,
/// the target still holds the rest. That is why everything on the move counts, earlier drains included, and not the candidate's tasks alone.
/// </remarks>
internal sealed class OneTargetFit : IFit
{
    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve)
    {
        FitResult? bestNo = null;
        var leastMissing = double.MaxValue;
        foreach (var target in room.Rooms.Where(candidate => candidate.IsOpen && !candidate.IsComing))
        {
            var mark = room.Mark;
            var (result, missing) = Try(room, target, moving, reserve);
            if (result.Blocker is null) return result;
            room.Undo(mark);
            if (missing >= leastMissing) continue;
            leastMissing = missing;
            bestNo = result;
        }

        return bestNo ?? FitResult.No(Reason.LastInstance, null, "no other instance takes tasks");
    }

    private static (FitResult Result, double Missing) Try(ClusterRoom room, InstanceRoom target, IReadOnlyList<MovingTask> moving, Reserve reserve)
    {
        foreach (var task in moving)
        {
            if (!room.Fits(task.Kind, target)) return No(room, target, task, moving);
            room.Place(task.Kind, target);
        }

        if (reserve.Buffer is { } buffer)
        {
            if (!buffer.Needs.FitsIn(target.Free)) return NoBuffer(target, buffer);
            room.Place(buffer, target);
        }

        return reserve.HeadroomWithoutPlace(room) is { } shape
            ? (FitResult.No(Reason.HeadroomDoesNotFit, null, $"{shape.Kind.Name}: {Amounts.Counted(shape.Count, "piece")} of {shape.Kind.NeedsInWords} would not fit any more"), 0)
            : (new FitResult([.. moving.Select(task => (task, target))], null), 0);
    }

    private static (FitResult Result, double Missing) No(ClusterRoom room, InstanceRoom target, MovingTask task, IReadOnlyList<MovingTask> moving)
    {
        var shortfall = task.Kind.Needs.ShortfallIn(target.Free);
        var all = moving.Aggregate(Resources.None, (sum, other) => sum + other.Kind.Needs);
        var why = !room.MayBeOn(task.Kind, target) ? $"{target.Id} may not take it"
            : shortfall == Resources.None ? $"its port {task.Kind.Ports} is taken on {target.Id}"
            : $"the nearest, {target.Id}, lacks {Amounts.Missing(shortfall)} for it";
        var detail = $"a task of {task.Kind.Name} ({task.Kind.NeedsInWords}) has no place: all {Amounts.Counted(moving.Count, "task")} ({Amounts.InWords(all)}) must fit on one instance, and {why}";
        return (FitResult.No(Reason.TaskHasNoPlace, task, detail), 2 + Missing(all.ShortfallIn(target.Free), target) + (room.MayBeOn(task.Kind, target) ? 0 : 1000));
    }

    private static (FitResult Result, double Missing) NoBuffer(InstanceRoom target, TaskKind buffer)
    {
        var shortfall = buffer.Needs.ShortfallIn(target.Free);
        var detail = $"the tasks fit on {target.Id}, but the buffer of {buffer.NeedsInWords} would not fit there any more: {Amounts.Missing(shortfall)} are missing";
        return (FitResult.No(Reason.BufferDoesNotFit, null, detail), 1 + Missing(shortfall, target));
    }

    private static double Missing(Resources shortfall, InstanceRoom target) =>
        (target.Instance.Registered.Cpu > 0 ? (double)shortfall.Cpu / target.Instance.Registered.Cpu : 0)
        + (target.Instance.Registered.Memory > 0 ? (double)shortfall.Memory / target.Instance.Registered.Memory : 0);
}
