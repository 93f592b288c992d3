using System.Collections.Generic;
using System.Linq;
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

/// <summary>The no of a placement that exists and that ECS may miss.</summary>
internal static class FragileNo
{
    public static FitResult Of(IReadOnlyList<MovingTask> moving, TaskKind stranded) => FitResult.No(
        Reason.FragilePlacement,
        moving.Where(task => task.Kind == stranded).Select(task => (MovingTask?)task).FirstOrDefault(),
        $"a placement exists, but in some order ECS's own placement leaves no room for {stranded.Name} ({stranded.NeedsInWords}); scale_in.assurance: proof would accept it");
}

/// <summary>A task that has to move.</summary>
/// <param name="Arn">The task; null for one that still leaves an earlier drain.</param>
/// <param name="Kind">What it needs.</param>
internal readonly record struct MovingTask(string? Arn, TaskKind Kind);

/// <summary>Finds places for tasks that have to move. The candidate is closed already; what is placed stays placed, the caller undoes it.</summary>
internal interface IFit
{
    /// <summary>Places the tasks, and proves that buffer and headroom still fit.</summary>
    /// <param name="room">The room of all other instances.</param>
    /// <param name="moving">All tasks on the move: those of earlier drains, of instances chosen before, and the candidate's.</param>
    /// <param name="reserve">What must stay free.</param>
    public FitResult Find(ClusterRoom room, IReadOnlyList<MovingTask> moving, Reserve reserve);
}
