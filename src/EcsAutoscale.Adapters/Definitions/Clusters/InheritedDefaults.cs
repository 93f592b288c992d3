using System.Linq;
using EcsAutoscale.Adapters.Definitions.Yaml;

namespace EcsAutoscale.Adapters.Definitions.Clusters;

/// <summary>Gives a cluster the defaults' keys that it does not have itself; <c>scale_out</c>, <c>scale_in</c> and <c>stand_off</c> key by key.</summary>
internal static class InheritedDefaults
{
    /// <summary>The cluster's node with what it inherits.</summary>
    /// <param name="cluster">The cluster's own keys; null inherits everything.</param>
    /// <param name="defaults">The defaults; null for none.</param>
    public static YamlNode Over(YamlNode cluster, MappingNode? defaults)
    {
        if (cluster is ScalarNode { IsNull: true, IsBroken: false }) cluster = new MappingNode(cluster.Line, cluster.Column, []);
        return cluster is MappingNode own && defaults is not null ? Merged(own, defaults) : cluster;
    }

    private static MappingNode Merged(MappingNode own, MappingNode defaults)
    {
        var kept = own.Entries.Select(entry =>
            entry.Key.Text is ScalingPolicyReader.ScaleOutKey or ScalingPolicyReader.ScaleInKey or StandOffReader.Key
            && entry.Value is MappingNode mine
            && defaults.Find(entry.Key.Text)?.Value is MappingNode theirs
                ? entry with { Value = Merged(mine, theirs) }
                : entry);
        var inherited = defaults.Entries.Where(entry => own.Find(entry.Key.Text) is null);
        return new MappingNode(own.Line, own.Column, [.. kept, .. inherited]) { Faults = [.. own.Faults, .. defaults.Faults] };
    }
}
