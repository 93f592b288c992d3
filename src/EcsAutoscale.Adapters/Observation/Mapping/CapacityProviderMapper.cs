using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Capacity providers.</summary>
internal static class CapacityProviderMapper
{
    private const string Enabled = "ENABLED";

    /// <summary>All of them; none where they were not read.</summary>
    public static IReadOnlyList<Snapshot.CapacityProvider> MapAll(ClusterDocument document) => Distinct.ById(
        (document.CapacityProviders ?? []).Select((provider, index) => Map(provider, document.Paths.Of("capacityProviders", index))),
        provider => provider.Name);

    private static Snapshot.CapacityProvider Map(CapacityProvider provider, string where)
    {
        var group = provider.AutoScalingGroupProvider;
        return new()
        {
            Name = Require.Text(provider.Name, where, "name"),
            GroupArn = group?.AutoScalingGroupArn,
            ManagesScaling = group?.ManagedScaling?.Status == Enabled,
            ManagesDraining = group?.ManagedDraining == Enabled,
            ManagesTermination = group?.ManagedTerminationProtection == Enabled,
        };
    }
}
