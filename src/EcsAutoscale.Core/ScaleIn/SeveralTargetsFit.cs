using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>Several other instances take the tasks.</summary>
internal sealed class SeveralTargetsFit(Assurance assurance) : IFit
{
    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve)
    {
        if (!room.Rooms.Any(candidate => candidate.IsOpen)) return FitResult.No(Reason.LastInstance, null, "no other instance takes tasks");
        var moves = new List<(MovingTask Task, InstanceRoom To)>();
        foreach (var task in moving)
        {
            if (room.PlaceTightly(task.Kind) is not { } target) return NoPlace(room, task);
            moves.Add((task, target));
        }

        if (reserve.Buffer is { } buffer && room.PlaceTightly(buffer) is null) return FitResult.No(Reason.BufferDoesNotFit, null, $"the buffer of {buffer.NeedsInWords} would not fit any more");
        if (reserve.HeadroomWithoutPlace(room) is { } shape)
            return FitResult.No(Reason.HeadroomDoesNotFit, null, $"{shape.Kind.Name}: {Amounts.Counted(shape.Count, "piece")} of {shape.Kind.NeedsInWords} would not fit any more");
        return assurance == Assurance.Proof ? new FitResult(moves, null) : new FitResult(moves, null);
    }

    private static FitResult NoPlace(ClusterRoom room, MovingTask task)
    {
        var why = room.Nearest(task.Kind) is not { } nearest ? "its constraints exclude all others"
            : nearest.Shortfall == Resources.None ? $"its port {task.Kind.Ports} is taken on all others"
            : $"the best place, {nearest.Room.Id}, lacks {Amounts.Missing(nearest.Shortfall)}";
        return FitResult.No(Reason.TaskHasNoPlace, task, $"a task of {task.Kind.Name} ({task.Kind.NeedsInWords}) has no place: {why}");
    }
}
