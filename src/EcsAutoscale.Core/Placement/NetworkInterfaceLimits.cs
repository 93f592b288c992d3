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
    /// The most awsvpc tasks at once, the instance's own interface taken off; null where the type is unknown. The trunk is an interface too, so with one the
    /// limit of trunked tasks counts alone.
    /// </summary>
    public static int? TasksOn(ContainerInstance instance)
    {
        if (instance.InstanceType is not { } type) return null;
        if (instance.Attribute(TrunkAttribute) is { Length: > 0 } && NetworkInterfaceTable.TrunkedTasksOf(type) is { } trunked) return trunked;
        return NetworkInterfaceTable.InterfacesOf(type) is { } interfaces ? Math.Max(0, interfaces - 1) : null;
    }
}
