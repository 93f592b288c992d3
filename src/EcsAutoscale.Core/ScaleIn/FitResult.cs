using System.Collections.Generic;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>Whether all that has to move has a place: where each goes, or what has none.</summary>
/// <param name="Moves">Where each task goes; empty where something has no place.</param>
/// <param name="Blocker">What has no place; null where all has.</param>
internal sealed record FitResult(IReadOnlyList<(MovingTask Task, InstanceRoom To)> Moves, ScaleDownBlocker? Blocker)
{
    public static FitResult No(Reason reason, MovingTask? task, string detail) => new([], new(reason, task?.Arn, task?.Kind.Service, detail));
}

/// <summary>A task that has to move.</summary>
/// <param name="Arn">The task; null for one that still leaves an earlier drain.</param>
/// <param name="Kind">What it needs.</param>
internal sealed record MovingTask(string? Arn, TaskKind Kind);

/// <summary>Finds places for tasks that have to move. The candidate is closed already; what is placed stays placed, the caller undoes it.</summary>
internal interface IFit
{
    /// <summary>Places the tasks, and proves that buffer and headroom still fit.</summary>
    /// <param name="room">The room of all other instances.</param>
    /// <param name="moving">All tasks on the move: those of earlier drains, of instances chosen before, and the candidate's.</param>
    /// <param name="reserve">What must stay free.</param>
    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve);
}
