using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Strategies;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// The original's rule: one other instance takes everything that is on the move, with the buffer left over there.
/// </summary>
/// <remarks>
/// It needs no look at the order in which ECS starts the tasks: the one target holds all of them at once, so whatever ECS puts elsewhere,
/// the target still holds the rest. That is why everything on the move counts, earlier drains included, and not the candidate's tasks alone.
/// Headroom shapes are another matter: they lie on other instances too, where ECS may put the tasks instead, so with them the order is looked at.
/// </remarks>
internal sealed class OneTargetFit(Assurance assurance) : IFit
{
    // A no names the target that lacks least. The roomiest are asked, so that a no costs the same in a large cluster.
    private const int AskedForANo = 8;

    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve, bool withPlaces)
    {
        var whole = moving.Aggregate(reserve.Buffer?.Needs ?? Resources.None, (sum, task) => sum + task.Kind.Needs);
        FitResult? no = null;
        foreach (var target in room.Roomiest.Take(room.CountRoomyFor(whole)))
        {
            if (!IsTarget(target, moving, reserve) || !whole.FitsIn(target.Free)) continue;
            var mark = room.Mark;
            var result = Try(room, target, moving, whole, reserve);
            if (result.Blocker is null) return OrdersOf(room, mark, moving, reserve) ?? result;
            room.Undo(mark);
            no ??= result;
        }

        return no ?? Nearest(room, moving, whole, reserve) ?? FitResult.No(Reason.LastInstance, null, "no other instance takes tasks");
    }

    // What was not read is unknown, and no place is proven on the unknown; where nothing needs a place, there is nothing to prove.
    private static bool IsTarget(InstanceRoom candidate, IReadOnlyList<MovingTask> moving, Reserve reserve) =>
        candidate is { IsOpen: true, IsComing: false } && (candidate.KnowsTasks || moving.Count + reserve.Kinds.Count == 0);

    private static FitResult? Nearest(ClusterRoom room, IReadOnlyList<MovingTask> moving, Resources whole, Reserve reserve)
    {
        InstanceRoom? nearest = null;
        var leastMissing = double.MaxValue;
        foreach (var target in room.Roomiest.Where(target => IsTarget(target, moving, reserve)).Take(AskedForANo))
        {
            var missing = Missing(whole.ShortfallIn(target.Free), target) + (moving.All(task => room.MayBeOn(task.Kind, target)) ? 0 : 1000);
            if (missing >= leastMissing) continue;
            leastMissing = missing;
            nearest = target;
        }

        if (nearest is null) return null;
        var mark = room.Mark;
        var result = Try(room, nearest, moving, whole, reserve);
        room.Undo(mark);
        return result;
    }

    private static FitResult Try(ClusterRoom room, InstanceRoom target, IReadOnlyList<MovingTask> moving, Resources whole, Reserve reserve)
    {
        foreach (var task in moving)
        {
            if (!room.Fits(task.Kind, target)) return No(room, target, task, moving.Count, whole - (reserve.Buffer?.Needs ?? Resources.None));
            room.Place(task.Kind, target);
        }

        if (reserve.Buffer is { } buffer)
        {
            if (!buffer.Needs.FitsIn(target.Free)) return NoBuffer(target, buffer);
            room.Place(buffer, target);
        }

        return reserve.HeadroomWithoutPlace(room) is { } shape
            ? FitResult.No(Reason.HeadroomDoesNotFit, null, $"{shape.Kind.Name}: {Amounts.Counted(shape.Count, "piece")} of {shape.Kind.NeedsInWords} would not fit any more")
            : new FitResult([.. moving.Select(task => (task, target))], null);
    }

    private FitResult? OrdersOf(ClusterRoom room, int mark, IReadOnlyList<MovingTask> moving, Reserve reserve)
    {
        if (assurance == Assurance.Proof || !reserve.HasHeadroom || moving.Count == 0) return null;
        room.Undo(mark);
        TaskKind[] tasks = [.. moving.Select(task => task.Kind)];
        return AnyOrderProof.Holds(room, [.. tasks, .. reserve.Kinds]) || OrderSearch.FindStranded(room, tasks, reserve.Kinds) is not { } stranded
            ? null
            : FragileNo.Of(moving, stranded);
    }

    private static FitResult No(ClusterRoom room, InstanceRoom target, MovingTask task, int count, Resources all)
    {
        var shortfall = task.Kind.Needs.ShortfallIn(target.Free);
        var why = !room.MayBeOn(task.Kind, target) ? $"{target.Id} may not take it"
            : shortfall == Resources.None ? $"its port {task.Kind.Ports} is taken on {target.Id}"
            : $"the nearest, {target.Id}, lacks {Amounts.Missing(shortfall)} for it";
        var detail = $"a task of {task.Kind.Name} ({task.Kind.NeedsInWords}) has no place: all {Amounts.Counted(count, "task")} ({Amounts.InWords(all)}) must fit on one instance, and {why}";
        return FitResult.No(Reason.TaskHasNoPlace, task, detail);
    }

    private static FitResult NoBuffer(InstanceRoom target, TaskKind buffer)
    {
        var shortfall = buffer.Needs.ShortfallIn(target.Free);
        var detail = $"the tasks fit on {target.Id}, but the buffer of {buffer.NeedsInWords} would not fit there any more: {Amounts.Missing(shortfall)} are missing";
        return FitResult.No(Reason.BufferDoesNotFit, null, detail);
    }

    private static double Missing(Resources shortfall, InstanceRoom target) =>
        (target.Instance.Registered.Cpu > 0 ? (double)shortfall.Cpu / target.Instance.Registered.Cpu : 0)
        + (target.Instance.Registered.Memory > 0 ? (double)shortfall.Memory / target.Instance.Registered.Memory : 0);
}
