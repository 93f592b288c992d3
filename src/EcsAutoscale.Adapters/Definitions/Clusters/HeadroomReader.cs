using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Clusters;

/// <summary>Reads <c>headroom</c>.</summary>
internal static class HeadroomReader
{
    private static readonly string[] Keys = ["service", "cpu", "memory", "count"];

    /// <summary>Reads the shapes of a cluster.</summary>
    public static IReadOnlyList<HeadroomShape> Read(Fields cluster) =>
        [.. cluster.Items("headroom").Select((item, index) => Shape(item, cluster.In("headroom").At(index)))];

    private static HeadroomShape Shape(YamlNode item, Scope scope)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields) return new HeadroomShape();
        var service = fields.Text("service");
        var (cpu, memory) = (fields.Whole("cpu", 0), fields.Whole("memory", 0));
        var (namesService, givesSize) = (fields.Has("service"), fields.Has("cpu") || fields.Has("memory"));
        if (namesService && givesSize) scope.Error(item, "name a service or give cpu and memory, not both");
        else if (!namesService && !givesSize) scope.Error(item, "name a service, or give cpu (CPU units) and memory (MiB)");
        else if (!namesService && cpu is 0 or null && memory is 0 or null)
            scope.Error(item, "a shape of nothing keeps nothing free: give cpu or memory above 0");
        return new HeadroomShape { Service = service, Cpu = cpu ?? 0, Memory = memory ?? 0, Count = fields.Whole("count", 1, 10_000) ?? 1 };
    }
}
