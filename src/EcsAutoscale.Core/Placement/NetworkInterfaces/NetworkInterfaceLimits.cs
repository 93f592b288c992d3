using System;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// How many tasks in network mode awsvpc an instance takes. ECS does not list network interfaces among the remaining resources, so they
/// are counted against the type's limit (ECS-FACTS section 1, awsvpc).
/// </summary>
public static class NetworkInterfaceLimits
{
    /// <summary>The attribute of an instance that has a trunk. Account settings do not show it: only instances launched after the opt-in have one.</summary>
    public const string TrunkAttribute = "ecs.awsvpc-trunk-id";

    /// <summary>
    /// The most awsvpc tasks at once, the instance's own interface taken off; null where the type is unknown. The trunk is an interface too: with one, the
    /// limit of trunked tasks counts alone, and where that is unknown, what the trunk leaves of the interfaces.
    /// </summary>
    public static int? TasksOn(ContainerInstance instance)
    {
        if (instance.InstanceType is not { } type) return null;
        var hasTrunk = instance.Attribute(TrunkAttribute) is { Length: > 0 };
        if (hasTrunk && NetworkInterfaceTable.TrunkedTasksOf(type) is { } trunked) return trunked;
        var own = hasTrunk ? 2 : 1;
        return NetworkInterfaceTable.InterfacesOf(type) is { } interfaces ? Math.Max(0, interfaces - own) : null;
    }
}
