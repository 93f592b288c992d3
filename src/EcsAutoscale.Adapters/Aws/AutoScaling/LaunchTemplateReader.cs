using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Query;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>Reads from XML what a group launches.</summary>
internal static class LaunchTemplateReader
{
    /// <summary>Reads one.</summary>
    public static LaunchTemplateSpecification ReadLaunchTemplateSpecification(XmlMembers members) => new()
    {
        LaunchTemplateId = members.Text("LaunchTemplateId"),
        LaunchTemplateName = members.Text("LaunchTemplateName"),
        Version = members.Text("Version"),
    };

    /// <summary>Reads one.</summary>
    public static MixedInstancesPolicy ReadMixedInstancesPolicy(XmlMembers members) => new()
    {
        LaunchTemplate = members.Structure("LaunchTemplate", ReadLaunchTemplate),
        InstancesDistribution = members.Structure("InstancesDistribution", ReadInstancesDistribution),
    };

    private static LaunchTemplate ReadLaunchTemplate(XmlMembers members) => new()
    {
        LaunchTemplateSpecification = members.Structure("LaunchTemplateSpecification", ReadLaunchTemplateSpecification),
        Overrides = members.List("Overrides", ReadLaunchTemplateOverrides),
    };

    private static LaunchTemplateOverrides ReadLaunchTemplateOverrides(XmlMembers members) => new()
    {
        InstanceType = members.Text("InstanceType"),
        WeightedCapacity = members.Text("WeightedCapacity"),
        LaunchTemplateSpecification = members.Structure("LaunchTemplateSpecification", ReadLaunchTemplateSpecification),
    };

    private static InstancesDistribution ReadInstancesDistribution(XmlMembers members) => new()
    {
        OnDemandAllocationStrategy = members.Text("OnDemandAllocationStrategy"),
        OnDemandBaseCapacity = members.Integer("OnDemandBaseCapacity"),
        OnDemandPercentageAboveBaseCapacity = members.Integer("OnDemandPercentageAboveBaseCapacity"),
        SpotAllocationStrategy = members.Text("SpotAllocationStrategy"),
    };
}
