using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// How many tasks in network mode awsvpc an instance takes. ECS does not list network interfaces among the remaining resources, so they
/// are counted against the type's limit (ECS-FACTS section 1, awsvpc).
/// </summary>
public static class NetworkInterfaceLimits
{
    private const string TrunkAttribute = "ecs.awsvpc-trunk-id";

    // The limits of the current generations by size; where families differ, the lowest is kept, so that room is never overstated.
    private static readonly Dictionary<string, int> Interfaces = new(StringComparer.Ordinal)
    {
        ["nano"] = 2, ["micro"] = 2, ["small"] = 2, ["medium"] = 2, ["large"] = 3, ["xlarge"] = 4, ["2xlarge"] = 4, ["3xlarge"] = 4,
        ["4xlarge"] = 8, ["6xlarge"] = 8, ["8xlarge"] = 8, ["9xlarge"] = 8, ["10xlarge"] = 8, ["12xlarge"] = 8,
        ["16xlarge"] = 15, ["18xlarge"] = 15, ["24xlarge"] = 15, ["32xlarge"] = 15, ["48xlarge"] = 15, ["metal"] = 15,
    };

    private static readonly Dictionary<string, int> TrunkedTasks = new(StringComparer.Ordinal)
    {
        ["medium"] = 8, ["large"] = 8, ["xlarge"] = 18, ["2xlarge"] = 38, ["4xlarge"] = 54,
    };

    /// <summary>The most awsvpc tasks at once, the instance's own interface taken off; null where the type is unknown.</summary>
    public static int? TasksOn(ContainerInstance instance)
    {
        if (instance.InstanceType is not { } type) return null;
        var size = type.Substring(type.IndexOf('.') + 1);
        if (!Interfaces.TryGetValue(size, out var interfaces)) return null;
        var plain = interfaces - 1;
        var trunked = instance.Attribute(TrunkAttribute) is { Length: > 0 } && TrunkedTasks.TryGetValue(size, out var tasks) ? tasks : 0;
        return Math.Max(plain, trunked);
    }
}
