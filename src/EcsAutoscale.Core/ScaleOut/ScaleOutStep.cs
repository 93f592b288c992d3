using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>By how much a group grows.</summary>
/// <param name="Capacity">The desired capacity to ask for.</param>
/// <param name="Explanation">Why so many, as part of a sentence.</param>
/// <param name="Evidence">The numbers behind it.</param>
internal sealed record ScaleOutStep(int Capacity, string Explanation, IReadOnlyDictionary<string, double> Evidence)
{
    /// <summary>The step by the definition's policy, capped by <c>max_step</c> and the group's maximum; a cap is said.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="group">The group that grows.</param>
    /// <param name="items">All demand that an instance could hold.</param>
    /// <param name="missing">How many tasks, or pieces to keep free, found no room.</param>
    /// <param name="returning">ARNs of draining instances that take tasks again.</param>
    /// <remarks>In a weighted group an instance counts its weight in the capacity (ECS-FACTS section 5): that of the instance from which the template is learnt.</remarks>
    public static ScaleOutStep Of(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, int missing, ISet<string> returning)
    {
        var policy = view.Definition.ScaleOut;
        var weight = group.TemplateWeight;
        var most = Math.Min(policy.MaxStep, (group.MaxSize - group.DesiredCapacity + weight - 1) / weight);
        var evidence = new Dictionary<string, double>(StringComparer.Ordinal) { ["missing"] = missing };
        var wanted = policy.Step ?? Auto(view, group, items, returning, most, evidence);
        var step = Math.Min(wanted, most);
        evidence["step"] = step;
        var capacity = Math.Min(group.MaxSize, group.DesiredCapacity + (step * weight));
        return new ScaleOutStep(capacity, Explain(group, policy, wanted, step, capacity), evidence);
    }

    private static int Auto(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, ISet<string> returning, int most, Dictionary<string, double> evidence)
    {
        if (group.Template is null) return 1;
        var proof = Math.Max(1, FewestInstances.ThatCanHold(view, group, items, returning, most));
        evidence["fewestThatCanHold"] = proof;
        var placed = FewestInstances.AfterWhichEcsHasPlaced(view, group, items, returning, proof, most);
        if (placed is { } count) evidence["fewestWhereEcsPlacesAll"] = count;
        return view.Definition.ScaleOut.Assurance == Assurance.Proof ? proof : Math.Max(proof, placed ?? most);
    }

    private static string Explain(ManagedGroup group, ScaleOutPolicy policy, int wanted, int step, int capacity)
    {
        var weighs = group.TemplateWeight == 1 ? "" : $" (each counts {group.TemplateWeight})";
        var plus = $"+{step} to {capacity} of at most {group.MaxSize}{weighs}";
        if (step < wanted) return $"{plus}, capped from {wanted}";
        if (policy.Step is not null) return plus;
        if (group.Template is null) return $"{plus}: there is no instance to learn the size from, so one is asked for first";
        return policy.Assurance == Assurance.Proof ? $"{plus}, the fewest that can hold it" : $"{plus}, the fewest with which ECS places it all in every order tried";
    }
}
