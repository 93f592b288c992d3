using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>Says which instances have to be read so that it can be decided which may go.</summary>
internal static class ScaleInNeeds
{
    /// <summary>Wants what is still missing.</summary>
    public static void Of(ClusterView view, ScaleOutOutcome growth, Wanted wanted)
    {
        var context = new ScaleInContext(view, null);
        if (context.UnknownLeaving is not null) return;
        var candidates = Candidates(context);
        if (candidates.Count == 0) return;
        if (LooksAtAll(context)) Many(context, candidates, wanted);
        else new OneTargetNeeds(context, growth, candidates, wanted).Collect();
    }

    /// <summary>The instances that may go as far as is known: nothing but their own tasks, and a refresh of their group, could hold them back.</summary>
    public static List<ContainerInstance> Candidates(ScaleInContext context) =>
    [
        .. context.View.Instances.Where(instance =>
            ScaleInRules.Check(ScaleInRules.OfState, context, instance).Count == 0
            && !ScaleInRules.Count.Check(context, instance).Any()
            && ScaleInRules.OfTime.Where(rule => rule is not ScaleIn.Rules.NotReadRule).All(rule => !rule.Check(context, instance).Any())
            && !IsKnownToStay(context, instance)),
    ];

    /// <summary>Wants an instance to be read so that it can be judged.</summary>
    public static void Candidate(ScaleInContext context, ContainerInstance instance, Wanted wanted)
    {
        wanted.Candidate(instance);
        DefinitionNeeds.OfTasksOn(context.View, instance, wanted);
        if (context.View.ManagedGroupOf(instance) is { } group) wanted.Refreshes(group.Name);
    }

    // Where the order counts in which ECS restarts the tasks, it counts where all tasks of their services are.
    private static bool LooksAtAll(ScaleInContext context) =>
        context.Policy.Fit == ScaleInFit.Many || (context.View.Definition.Headroom.Count > 0 && context.Policy.Assurance == Assurance.Placement);

    private static void Many(ScaleInContext context, List<ContainerInstance> candidates, Wanted wanted)
    {
        wanted.AllTasks();
        foreach (var candidate in candidates) Candidate(context, candidate, wanted);
    }

    private static bool IsKnownToStay(ScaleInContext context, ContainerInstance instance) =>
        context.View.ManagedGroupOf(instance) is { } group && context.View.KnowsRefreshes(group) && context.View.IsRefreshing(group);
}
