using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Clusters;

/// <summary>Reads <c>stand_off</c> of a cluster and of a service.</summary>
internal static class StandOffReader
{
    /// <summary>The key.</summary>
    public const string Key = "stand_off";

    private const string Changes = "changes";
    private const string ApplicationAutoScaling = "application_auto_scaling";

    private static readonly string[] ClusterKeys =
        [Changes, "scheduled_actions", "scaling_policies", "managed_scaling", "operator", "instance_refresh", ApplicationAutoScaling];

    private static readonly string[] ServiceKeys = [Changes, ApplicationAutoScaling];

    /// <summary>What a cluster says.</summary>
    public static StandOffPolicy OfCluster(Fields cluster)
    {
        var standard = new StandOffPolicy();
        if (cluster.Below(Key, ClusterKeys) is not Fields fields) return standard;
        return new StandOffPolicy
        {
            Changes = fields.Duration(Changes) ?? standard.Changes,
            ScheduledActions = fields.Duration("scheduled_actions"),
            ScalingPolicies = fields.Duration("scaling_policies"),
            ManagedScaling = fields.Flag("managed_scaling") ?? standard.ManagedScaling,
            Operator = fields.Flag("operator") ?? standard.Operator,
            InstanceRefresh = fields.Flag("instance_refresh") ?? standard.InstanceRefresh,
            ApplicationAutoScaling = fields.Flag(ApplicationAutoScaling) ?? standard.ApplicationAutoScaling,
        };
    }

    /// <summary>What a service says, over what its cluster says.</summary>
    public static StandOffPolicy OfService(Fields service, StandOffPolicy cluster) => service.Below(Key, ServiceKeys) is not Fields fields
        ? cluster
        : cluster with
        {
            Changes = fields.Duration(Changes) ?? cluster.Changes,
            ApplicationAutoScaling = fields.Flag(ApplicationAutoScaling) ?? cluster.ApplicationAutoScaling,
        };
}
