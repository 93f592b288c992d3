using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>Says which details of a cluster its headroom still needs; see <see cref="PlanNeeds"/>.</summary>
public static class HeadroomNeeds
{
    /// <summary>What counting free room still needs.</summary>
    /// <param name="definition">The cluster's definition; its buffer counts.</param>
    /// <param name="snapshot">What is known.</param>
    /// <param name="kinds">What is counted; the cluster's services where this is empty.</param>
    public static ClusterDetails Of(ClusterDefinition definition, ClusterSnapshot snapshot, IReadOnlyList<TaskKind> kinds)
    {
        if (snapshot.Details is not { } read) return ClusterDetails.None;
        var wanted = new Wanted(read);
        var view = new ClusterView(definition, snapshot);
        foreach (var group in view.Groups.Where(group => PlanNeeds.NeedsActivities(view, group))) wanted.Activities(group.Name);
        DefinitionNeeds.OfDaemons(view, wanted);
        if (kinds.Count == 0) DefinitionNeeds.OfServices(view, wanted);
        if (wanted.IsAny) return wanted.Details;
        var counted = kinds.Count > 0 ? kinds : (snapshot.Services ?? []).Where(service => service is { IsActive: true, IsDaemon: false, RunsOnInstances: true }).Select(view.Kinds.OfService).OfType<TaskKind>();
        RoomNeeds.Of(view, DemandCollector.Buffer(definition) is { } buffer ? counted.Append(buffer) : counted, wanted);
        return wanted.Details;
    }
}
