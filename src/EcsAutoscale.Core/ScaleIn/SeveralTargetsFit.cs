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
        if (!room.Rooms.Any(candidate => candidate.IsOpen)) return FitResult.No(Reason.LastInstance, null, "no other instance takes tasks");
        TaskKind[] tasks = [.. moving.Select(task => task.Kind)];
        var kept = reserve.Kinds;
        var stranded = assurance == Assurance.Proof || AnyOrderProof.Holds(room, [.. tasks, .. kept]) ? null : OrderSearch.FindStranded(room, tasks, kept);
        var mark = room.Mark;
        if (PlacementSearch.Find(room, [.. tasks, .. kept]) is { } places)
            return stranded is null ? Yes(moving, places) : Fragile(moving, stranded);
        room.Undo(mark);
        return NoPlace(room, moving, kept);
    }

    private static FitResult Yes(IReadOnlyList<MovingTask> moving, InstanceRoom[] places) =>
        new([.. moving.Select((task, index) => (task, places[index]))], null);

    private static FitResult Fragile(IReadOnlyList<MovingTask> moving, TaskKind stranded) => FitResult.No(
        Reason.FragilePlacement,
        moving.FirstOrDefault(task => task.Kind == stranded),
        $"a placement exists, but in some order ECS's own placement leaves no room for {stranded.Name} ({stranded.NeedsInWords}); scale_in.assurance: proof would accept it");

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
