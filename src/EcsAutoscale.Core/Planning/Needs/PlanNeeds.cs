using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.ScaleOut;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Core.StandingOff;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>
/// Says which details of a cluster a plan still needs: a pure function of what is known so far. It is asked again with what was read since, until it needs
/// nothing more; the plan then has the same actions as one of a cluster that was read whole.
/// </summary>
/// <remarks>
/// It walks the way of <see cref="Planner.Plan"/>, services, growth, scale-in, and stops where the plan could only be decided with details that are
/// missing. Where nothing can be added and nothing removed, it needs none. Of an instance whose tasks were not read, the free room is what ECS says is left. That is
/// what ECS itself places by, and where it lags it lags on the safe side: what has stopped still counts as taken (ECS-FACTS section 1). An instance that
/// goes, and each that takes its tasks, is read, so that there the lesser of ECS's word and of what the tasks leave counts.
/// </remarks>
public static class PlanNeeds
{
    /// <summary>What a plan still needs.</summary>
    /// <param name="definition">What the operator wants.</param>
    /// <param name="snapshot">What is known; of its details what <see cref="ClusterSnapshot.Details"/> says.</param>
    /// <param name="readings">The services' metrics.</param>
    public static ClusterDetails Of(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings)
    {
        if (!definition.Enabled || snapshot.Details is not { } read) return ClusterDetails.None;
        var wanted = new Wanted(read);
        var services = Services(definition, snapshot, readings, wanted);
        var view = new ClusterView(definition, snapshot);
        foreach (var group in view.Groups.Where(group => NeedsActivities(view, group))) wanted.Activities(group.Name);
        if (CanChange(view))
        {
            BeforeGrowth(view, services, wanted);
            if (!wanted.IsAny) OfGrowth(view, services, wanted);
        }

        return wanted.Details;
    }

    /// <summary>What setting the services' counts alone needs.</summary>
    /// <param name="definition">What the operator wants.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="readings">The services' metrics.</param>
    public static ClusterDetails OfServices(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings)
    {
        if (snapshot.Details is not { } read) return ClusterDetails.None;
        var wanted = new Wanted(read);
        Services(definition, snapshot, readings, wanted);
        return wanted.Details;
    }

    /// <summary>Whether what is on its way into a group, or when it last changed, depends on its activities.</summary>
    internal static bool NeedsActivities(ClusterView view, ManagedGroup group)
    {
        if (view.Definition.ScaleIn.Cooldown > TimeSpan.Zero || group.Group.DesiredCapacity > group.Group.PresentCapacity) return true;
        if (OtherHandFinder.NeedsActivities(view.Definition.StandOff, group.Group, view.Snapshot.ObservedAt)) return true;
        var registered = new HashSet<string>(view.Instances.Select(instance => instance.InstanceId).OfType<string>(), StringComparer.Ordinal);
        return group.Group.Instances.Any(member => member.IsInService && !registered.Contains(member.InstanceId));
    }

    // A service that goes down keeps the tasks that are protected, wherever they are.
    private static IReadOnlyList<ServiceVerdict> Services(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings, Wanted wanted)
    {
        var verdicts = ServicePlanner.Plan(definition, snapshot, readings);
        var onInstances = new HashSet<string>((snapshot.Services ?? []).Where(service => service.RunsOnInstances).Select(service => service.Name), StringComparer.Ordinal);
        foreach (var verdict in verdicts.Where(verdict => verdict.RecommendedCount < verdict.DesiredCount && onInstances.Contains(verdict.Service)))
            wanted.ProtectionOf(verdict.Service);

        return verdicts;
    }

    private static bool CanChange(ClusterView view) =>
        view.Groups.Any(group => GroupChoice.WhyNot(view, group) is null or { Reason: Reason.UnknownData })
        || view.Instances.Any(instance => instance is { Status: InstanceStatus.Draining, DrainedByUsAt: not null })
        || ScaleInNeeds.Candidates(new ScaleInContext(view, null)).Count > 0;

    private static void BeforeGrowth(ClusterView view, IReadOnlyList<ServiceVerdict> services, Wanted wanted)
    {
        foreach (var leaving in view.Instances.Where(view.IsLeaving)) wanted.TasksOn(leaving);
        if (TasksMayWait(view)) wanted.AllTasks();
        DefinitionNeeds.OfDaemons(view, wanted);
        DefinitionNeeds.OfHeadroom(view, wanted);
        DefinitionNeeds.OfDemand(view, services, wanted);
        foreach (var leaving in view.Instances.Where(view.IsLeaving)) DefinitionNeeds.OfTasksOn(view, leaving, wanted);
    }

    // Tasks wait for an instance, and are on none, only where managed scaling lets them (ECS-FACTS section 3). A provider that could not be read may.
    private static bool TasksMayWait(ClusterView view) =>
        view.Snapshot.CapacityProviders.Any(provider => provider.ManagesScaling)
        || (view.Snapshot.Services ?? []).Any(service => service is { IsActive: true, RunsOnInstances: true }
            && service.CapacityProviders.Any(name => view.Snapshot.CapacityProviders.All(provider => !string.Equals(provider.Name, name, StringComparison.Ordinal))));

    private static void OfGrowth(ClusterView view, IReadOnlyList<ServiceVerdict> services, Wanted wanted)
    {
        var growth = ScaleOutPlanner.Plan(view, services);
        RoomNeeds.Of(view, growth.Demand.Items.Select(item => item.Kind), wanted);
        if (wanted.IsAny) return;
        foreach (var verdict in growth.Groups.Where(verdict => verdict.Reason == Reason.UnknownData)) wanted.Refreshes(verdict.Group);

        // How many instances ECS itself would need depends on where the tasks of the services are: it spreads them.
        if (view.Definition.ScaleOut.Step is null && growth.GrowActions.Any(action => action.Kind == ScalingActionKind.ScaleOut)) wanted.AllTasks();
        foreach (var drain in FinishedDrains(view)) wanted.Refreshes(view.ManagedGroupOf(drain)!.Name);
        if (!wanted.IsAny && growth.Growing is null) ScaleInNeeds.Of(view, growth, wanted);
    }

    private static IEnumerable<ContainerInstance> FinishedDrains(ClusterView view) => view.Instances.Where(instance =>
        instance is { Status: InstanceStatus.Draining, DrainedByUsAt: not null, Tasks: { } tasks }
        && !tasks.Any(task => task.HoldsResources)
        && instance.RunningTasksCount + instance.PendingTasksCount == 0
        && view.ManagedGroupOf(instance) is not null);
}
