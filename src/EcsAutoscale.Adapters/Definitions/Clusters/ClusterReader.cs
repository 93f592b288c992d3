using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Clusters;

/// <summary>Reads what is said of one cluster.</summary>
internal static class ClusterReader
{
    /// <summary>The keys of a cluster.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "autoscale_group", "enabled", "region", "profile", "role_arn", "external_id", "cpu_buffer", "mem_buffer", "min", "max",
        "headroom", "scale_out", "scale_in", "stand_off", "services",
    ];

    /// <summary>Reads a cluster. What is wrong is reported; the result is then not to be used.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="node">Its keys, the defaults among them.</param>
    /// <param name="scope">Where they are.</param>
    public static ClusterDefinition Read(string name, YamlNode node, Scope scope)
    {
        NodeCheck.Report(node, scope);
        scope.Secrets.Public(name);
        var fields = Fields.Open(node, scope, Keys);
        if (fields is null) return new ClusterDefinition { Name = name };
        var (min, max) = (fields.Whole("min", 0), fields.Whole("max", 0));
        if (min > max) fields.In("min").Error(fields.Raw("min")!, "min is greater than max");
        var group = fields.Text("autoscale_group");
        if (group is not null) scope.Secrets.Public(group);
        var standOff = StandOffReader.OfCluster(fields);
        return new ClusterDefinition
        {
            Name = name,
            Enabled = fields.Flag("enabled") ?? true,
            Region = fields.Text("region"),
            Profile = fields.Text("profile"),
            RoleArn = fields.Text("role_arn"),
            ExternalId = fields.Secret("external_id"),
            AutoScalingGroup = group,
            CpuBuffer = fields.Whole("cpu_buffer", 0) ?? 0,
            MemoryBuffer = fields.Whole("mem_buffer", 0) ?? 0,
            Min = min,
            Max = max,
            Headroom = HeadroomReader.Read(fields),
            ScaleOut = ScalingPolicyReader.ScaleOut(fields),
            ScaleIn = ScalingPolicyReader.ScaleIn(fields),
            StandOff = standOff,
            Services = Services(fields, standOff),
        };
    }

    private static IReadOnlyList<ServiceDefinition> Services(Fields cluster, StandOffPolicy standOff)
    {
        switch (cluster.Value("services"))
        {
            case null:
                return [];
            case MappingNode services:
                return [.. services.Entries.Select(entry => ServiceReader.Read(entry.Key, entry.Value, cluster.In("services").In(entry.Key.Written), standOff))];
            case var other:
                cluster.In("services").Error(other, $"wants service names as keys, not {other.Kind}");
                return [];
        }
    }
}
