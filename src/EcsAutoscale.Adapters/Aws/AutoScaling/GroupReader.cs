using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Query;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>Reads groups and their instances from XML.</summary>
internal static class GroupReader
{
    /// <summary>Reads one.</summary>
    public static AutoScalingGroup ReadAutoScalingGroup(XmlMembers members) => new()
    {
        AutoScalingGroupName = members.Text("AutoScalingGroupName"),
        AutoScalingGroupARN = members.Text("AutoScalingGroupARN"),
        MinSize = members.Integer("MinSize"),
        MaxSize = members.Integer("MaxSize"),
        DesiredCapacity = members.Integer("DesiredCapacity"),
        PredictedCapacity = members.Integer("PredictedCapacity"),
        DefaultCooldown = members.Integer("DefaultCooldown"),
        DefaultInstanceWarmup = members.Integer("DefaultInstanceWarmup"),
        AvailabilityZones = members.TextList("AvailabilityZones"),
        HealthCheckType = members.Text("HealthCheckType"),
        HealthCheckGracePeriod = members.Integer("HealthCheckGracePeriod"),
        Instances = members.List("Instances", ReadInstance),
        CreatedTime = members.Time("CreatedTime"),
        SuspendedProcesses = members.List("SuspendedProcesses", ReadSuspendedProcess),
        TerminationPolicies = members.TextList("TerminationPolicies"),
        NewInstancesProtectedFromScaleIn = members.Flag("NewInstancesProtectedFromScaleIn"),
        Status = members.Text("Status"),
        Tags = members.List("Tags", ReadTagDescription),
        MaxInstanceLifetime = members.Integer("MaxInstanceLifetime"),
        CapacityRebalance = members.Flag("CapacityRebalance"),
        WarmPoolConfiguration = members.Structure("WarmPoolConfiguration", ReadWarmPoolConfiguration),
        WarmPoolSize = members.Integer("WarmPoolSize"),
        DesiredCapacityType = members.Text("DesiredCapacityType"),
        LaunchConfigurationName = members.Text("LaunchConfigurationName"),
        LaunchTemplate = members.Structure("LaunchTemplate", LaunchTemplateReader.ReadLaunchTemplateSpecification),
        MixedInstancesPolicy = members.Structure("MixedInstancesPolicy", LaunchTemplateReader.ReadMixedInstancesPolicy),
        VPCZoneIdentifier = members.Text("VPCZoneIdentifier"),
        ServiceLinkedRoleARN = members.Text("ServiceLinkedRoleARN"),
        Context = members.Text("Context"),
        Operator = members.Structure("Operator", ReadOperator),
        InstanceMaintenancePolicy = members.Structure("InstanceMaintenancePolicy", ReadInstanceMaintenancePolicy),
    };

    /// <summary>Reads one.</summary>
    public static AutoScalingInstanceDetails ReadAutoScalingInstanceDetails(XmlMembers members) => new()
    {
        InstanceId = members.Text("InstanceId"),
        InstanceType = members.Text("InstanceType"),
        AutoScalingGroupName = members.Text("AutoScalingGroupName"),
        AvailabilityZone = members.Text("AvailabilityZone"),
        LifecycleState = members.Text("LifecycleState"),
        HealthStatus = members.Text("HealthStatus"),
        LaunchConfigurationName = members.Text("LaunchConfigurationName"),
        LaunchTemplate = members.Structure("LaunchTemplate", LaunchTemplateReader.ReadLaunchTemplateSpecification),
        ProtectedFromScaleIn = members.Flag("ProtectedFromScaleIn"),
        WeightedCapacity = members.Text("WeightedCapacity"),
    };

    private static Instance ReadInstance(XmlMembers members) => new()
    {
        InstanceId = members.Text("InstanceId"),
        InstanceType = members.Text("InstanceType"),
        AvailabilityZone = members.Text("AvailabilityZone"),
        LifecycleState = members.Text("LifecycleState"),
        HealthStatus = members.Text("HealthStatus"),
        LaunchConfigurationName = members.Text("LaunchConfigurationName"),
        LaunchTemplate = members.Structure("LaunchTemplate", LaunchTemplateReader.ReadLaunchTemplateSpecification),
        ProtectedFromScaleIn = members.Flag("ProtectedFromScaleIn"),
        WeightedCapacity = members.Text("WeightedCapacity"),
    };

    private static SuspendedProcess ReadSuspendedProcess(XmlMembers members) => new()
    {
        ProcessName = members.Text("ProcessName"),
        SuspensionReason = members.Text("SuspensionReason"),
    };

    private static TagDescription ReadTagDescription(XmlMembers members) => new()
    {
        ResourceId = members.Text("ResourceId"),
        ResourceType = members.Text("ResourceType"),
        Key = members.Text("Key"),
        Value = members.Text("Value"),
        PropagateAtLaunch = members.Flag("PropagateAtLaunch"),
    };

    private static Operator ReadOperator(XmlMembers members) => new()
    {
        Principal = members.Text("Principal"),
    };

    private static WarmPoolConfiguration ReadWarmPoolConfiguration(XmlMembers members) => new()
    {
        MaxGroupPreparedCapacity = members.Integer("MaxGroupPreparedCapacity"),
        MinSize = members.Integer("MinSize"),
        PoolState = members.Text("PoolState"),
        Status = members.Text("Status"),
    };

    private static InstanceMaintenancePolicy ReadInstanceMaintenancePolicy(XmlMembers members) => new()
    {
        MinHealthyPercentage = members.Integer("MinHealthyPercentage"),
        MaxHealthyPercentage = members.Integer("MaxHealthyPercentage"),
    };
}
