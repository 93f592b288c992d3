using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Strategies;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// Several other instances take the tasks. It is proven twice: a placement exists, and, unless the definition asks for a proof only, ECS's own
/// placement finds room in whatever order it restarts the tasks. The old tasks run on while their replacements start, so they free nothing for
/// each other (ECS-FACTS section 4).
/// </summary>
internal sealed class SeveralTargetsFit(Assurance assurance) : IFit
{
    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve)
    {
        if (!room.Roomiest.Any(candidate => candidate.IsOpen)) return FitResult.No(Reason.LastInstance, null, "no other instance takes tasks");
        TaskKind[] tasks = [.. moving.Select(task => task.Kind)];
        TaskKind[] all = [.. tasks, .. reserve.Kinds];
        var hard = AnyOrderProof.Unproven(room, all);
        var mark = room.Mark;
        if (Place(room, all, hard) is not { } places) return NoPlace(room, moving, reserve.Kinds);
        if (hard.Count == 0 || assurance == Assurance.Proof) return Yes(moving, places);
        room.Undo(mark);
        return OrderSearch.FindStranded(room, tasks, reserve.Kinds) is { } stranded ? FragileNo.Of(moving, stranded) : Yes(moving, places);
    }

    // The hard kinds are searched for; what fits in any order and wherever each is put, fits one after the other once they are placed.
    private static InstanceRoom[]? Place(ClusterRoom room, TaskKind[] tasks, IReadOnlyList<TaskKind> hard)
    {
        int[] searched = [.. Enumerable.Range(0, tasks.Length).Where(index => hard.Contains(tasks[index]))];
        if (PlacementSearch.Find(room, [.. searched.Select(index => tasks[index])]) is not { } found) return null;
        var places = new InstanceRoom[tasks.Length];
        for (var index = 0; index < searched.Length; index++) places[searched[index]] = found[index];
        var (kind, position) = ((TaskKind?)null, 0);
        for (var index = 0; index < tasks.Length; index++)
        {
            if (places[index] is not null) continue;
            if (!ReferenceEquals(kind, tasks[index])) (kind, position) = (tasks[index], 0);
            places[index] = room.PlaceFrom(tasks[index], ref position)!;
        }

        return places;
    }

    private static FitResult Yes(IReadOnlyList<MovingTask> moving, InstanceRoom[] places) =>
        new([.. moving.Select((task, index) => (task, places[index]))], null);

    private static FitResult NoPlace(ClusterRoom room, IReadOnlyList<MovingTask> moving, IReadOnlyList<TaskKind> kept)
    {
        foreach (var task in moving)
        {
            if (room.PlaceTightly(task.Kind) is null)
                return FitResult.No(Reason.TaskHasNoPlace, task, $"a task of {task.Kind.Name} ({task.Kind.NeedsInWords}) has no place: {WhyNot(room, task.Kind)}");
        }

        foreach (var kind in kept)
        {
            if (room.PlaceTightly(kind) is not null) continue;
            var reason = kind.Name == "buffer" ? Reason.BufferDoesNotFit : Reason.HeadroomDoesNotFit;
            return FitResult.No(reason, null, $"its tasks fit elsewhere, but the {kind.Name} of {kind.NeedsInWords} would not fit any more: {WhyNot(room, kind)}");
        }

        return FitResult.No(Reason.TaskHasNoPlace, moving.Count > 0 ? moving[0] : null, "no placement of all its tasks was found");
    }

    private static string WhyNot(ClusterRoom room, TaskKind kind) => room.Nearest(kind) is not { } nearest ? "its constraints exclude all others"
        : nearest.Shortfall == Resources.None ? $"its port {kind.Ports} is taken on all others"
        : $"the best place, {nearest.Room.Id}, lacks {Amounts.Missing(nearest.Shortfall)}";
}
