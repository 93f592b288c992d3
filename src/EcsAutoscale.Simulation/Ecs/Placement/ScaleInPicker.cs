using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Ecs.Placement;

/// <summary>Chooses which task a service stops when it has too many (ECS-FACTS section 2).</summary>
internal sealed class ScaleInPicker(SeededRandom random)
{
    /// <summary>The task to stop among <paramref name="tasks"/>, which is not empty: one that does not run yet, else by the service's first strategy.</summary>
    public EcsTask Pick(EcsService service, IReadOnlyList<EcsTask> tasks)
    {
        if (tasks.FirstOrDefault(t => !t.IsRunning) is { } idle)
            return idle;
        var strategy = service.Spec.PlacementStrategy is [var first, ..] ? first : null;
        return strategy?.Type switch
        {
            "binpack" when strategy.Field == "cpu" => MostLeft(tasks, t => t.Instance.Resources.RemainingCpu + t.Need.Cpu),
            "binpack" => MostLeft(tasks, t => t.Instance.Resources.RemainingMemory + t.Need.Memory),
            "random" => tasks[random.Below(tasks.Count)],
            "spread" when strategy.Field is "instanceId" or "host" => Fullest(service, tasks),
            _ => Fullest(service, InFullestZone(service, tasks)),
        };
    }

    private static EcsTask MostLeft(IReadOnlyList<EcsTask> tasks, Func<EcsTask, int> leftAfterwards) =>
        tasks.OrderByDescending(leftAfterwards).ThenBy(t => t.Id, StringComparer.Ordinal).First();

    private static EcsTask[] InFullestZone(EcsService service, IReadOnlyList<EcsTask> tasks)
    {
        var most = tasks.Max(t => service.CountInZone(t.Instance.Zone));
        return [.. tasks.Where(t => service.CountInZone(t.Instance.Zone) == most)];
    }

    private EcsTask Fullest(EcsService service, IReadOnlyList<EcsTask> tasks)
    {
        var most = tasks.Max(t => t.Instance.CountOf(service));
        EcsTask[] onFullest = [.. tasks.Where(t => t.Instance.CountOf(service) == most)];
        return onFullest[random.Below(onFullest.Length)];
    }
}
