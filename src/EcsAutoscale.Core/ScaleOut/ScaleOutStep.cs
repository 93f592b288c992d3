using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>By how much a group grows.</summary>
/// <param name="Capacity">The desired capacity to ask for.</param>
/// <param name="Explanation">Why so many, as part of a sentence.</param>
/// <param name="Evidence">The numbers behind it.</param>
internal sealed record ScaleOutStep(int Capacity, string Explanation, IReadOnlyDictionary<string, double> Evidence)
{
    /// <summary>The step by the definition's policy, capped by <c>max_step</c> and the group's maximum; a cap is said.</summary>
    public static ScaleOutStep Of(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> left)
    {
        var policy = view.Definition.ScaleOut;
        var needed = Needed(view, group, left, Math.Min(policy.MaxStep, group.MaxSize - group.DesiredCapacity));
        var wanted = policy.Step ?? needed ?? 1;
        var step = Math.Min(Math.Min(wanted, policy.MaxStep), group.MaxSize - group.DesiredCapacity);
        var evidence = new Dictionary<string, double>(StringComparer.Ordinal) { ["step"] = step, ["missing"] = left.Sum(item => item.Count) };
        if (needed is { } count) evidence["needed"] = count;
        return new ScaleOutStep(group.DesiredCapacity + step, Explain(group, policy.Step is null, needed, wanted, step), evidence);
    }

    private static string Explain(ManagedGroup group, bool isAuto, int? needed, int wanted, int step)
    {
        var plus = $"+{step} to {group.DesiredCapacity + step} of at most {group.MaxSize}";
        if (step < wanted) return $"{plus}, capped from {wanted}";
        if (!isAuto) return plus;
        return needed is null ? $"{plus}: there is no instance to learn the size from, so one is asked for first" : $"{plus}, as many as the demand needs";
    }

    private static int? Needed(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> left, int most)
    {
        if (group.Template is null) return null;
        var room = new ClusterRoom([]);
        var rest = left;
        for (var count = 1; count <= most; count++)
        {
            room.Add(group.NewRoom($"new {count:D4}", view.Daemons)!);
            rest = DemandPlacer.Place(room, rest);
            if (rest.Count == 0) return count;
        }

        return most;
    }
}
