using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Actions as a plan has them.</summary>
internal static class Actions
{
    public static ScalingAction Of(ScalingActionKind kind, string target, string before, string after) => new()
    {
        Kind = kind,
        Cluster = "production",
        Target = target,
        Before = before,
        After = after,
        Reason = Reason.Requested,
        Explanation = "For a test.",
    };

    public static ScalingAction Of(ScalingActionKind kind, string target, int before, int after) =>
        Of(kind, target, before.ToString(CultureInfo.InvariantCulture), after.ToString(CultureInfo.InvariantCulture));

    /// <summary>An action on the container instance of an index, in the cluster's own order, planned on what it is now.</summary>
    public static ScalingAction On(Stand stand, int index, ScalingActionKind kind) => stand.Use(cloud =>
    {
        var instance = cloud.Ecs.Cluster("production").Instances.ElementAt(index);
        return Of(kind, instance.Ec2InstanceId, instance.Status, kind == ScalingActionKind.DrainInstance ? "DRAINING" : "ACTIVE") with
        {
            Group = "asg",
            ContainerInstanceArn = instance.Arn,
            Evidence = new Dictionary<string, double> { ["tasks"] = instance.RunningTasksCount + instance.PendingTasksCount },
        };
    });

    public static ContainerInstance Instance(this Stand stand, int index) =>
        stand.Use(cloud => cloud.Ecs.Cluster("production").Instances.ElementAt(index));

    public static string? Mark(this ContainerInstance instance) =>
        instance.Attributes.TryGetValue(EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark, out var mark) ? mark : null;
}
