using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using EcsAutoscale.Simulation.AutoScaling;

namespace EcsAutoscale.Sandbox.AutoScaling;

/// <summary>How EC2 Auto Scaling writes its shapes.</summary>
internal sealed class AutoScalingXml(XNamespace xml)
{
    public IEnumerable<object?> Group(AutoScalingGroup group, WireClock clock) =>
    [
        Element("AutoScalingGroupName", group.Name),
        Element("AutoScalingGroupARN", group.Arn),
        Template(group),
        Element("MinSize", Number(group.MinSize)),
        Element("MaxSize", Number(group.MaxSize)),
        Element("DesiredCapacity", Number(group.DesiredCapacity)),
        Element("DefaultCooldown", Number(group.Spec.DefaultCooldown)),
        List("AvailabilityZones", group.Spec.Zones),
        List("LoadBalancerNames", []),
        List("TargetGroupARNs", []),
        Element("HealthCheckType", "EC2"),
        Element("HealthCheckGracePeriod", "300"),
        List("Instances", group.Instances.Select(i => Instance(group, i))),
        Element("CreatedTime", Time(clock.Show(group.CreatedTime))),
        List("SuspendedProcesses", group.SuspendedProcesses.Select(p => new object[]
        {
            Element("SuspensionReason", $"User suspended at {Time(clock.Show(group.CreatedTime))}"),
            Element("ProcessName", p),
        })),
        Element("VPCZoneIdentifier", string.Join(",", group.Spec.Zones.Select(z => "subnet-0" + z.Replace("-", "", StringComparison.Ordinal)))),
        List("EnabledMetrics", []),
        List("Tags", group.Tags.Select(t => new object[]
        {
            Element("ResourceId", group.Name),
            Element("ResourceType", "auto-scaling-group"),
            Element("Key", t.Key),
            Element("Value", t.Value),
            Element("PropagateAtLaunch", group.Spec.Tags.ContainsKey(t.Key) ? "true" : "false"),
        })),
        List("TerminationPolicies", ["Default"]),
        Element("NewInstancesProtectedFromScaleIn", Flag(group.Spec.NewInstancesProtectedFromScaleIn)),
        Element("ServiceLinkedRoleARN", "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
        Element("CapacityRebalance", "false"),
        List("TrafficSources", []),
    ];

    public IEnumerable<object?> GroupMember(AutoScalingGroup group, GroupInstance instance) =>
        [.. Instance(group, instance), Element("AutoScalingGroupName", group.Name)];

    public XElement Activity(AutoScalingGroup group, ScalingActivity activity, WireClock clock, string name) =>
        new(xml + name, Activity(group, activity, clock));

    public IEnumerable<object?> Activity(AutoScalingGroup group, ScalingActivity activity, WireClock clock) =>
    [
        Element("ActivityId", activity.Id),
        Element("AutoScalingGroupName", group.Name),
        Element("AutoScalingGroupARN", group.Arn),
        Element("Description", activity.Description),
        Element("Cause", clock.ShowIn(activity.Cause)),
        Element("StartTime", Time(clock.Show(activity.StartTime))),
        activity.EndTime is { } end ? Element("EndTime", Time(clock.Show(end))) : null,
        Element("StatusCode", activity.StatusCode),
        activity.StatusMessage is { } message ? Element("StatusMessage", message) : null,
        Element("Progress", Number(activity.Progress)),
        Element("Details", "{}"),
    ];

    public IEnumerable<object?> Refresh(AutoScalingGroup group, InstanceRefresh refresh, WireClock clock) =>
    [
        Element("InstanceRefreshId", refresh.Id),
        Element("AutoScalingGroupName", group.Name),
        Element("Status", refresh.Status),
        Element("StartTime", Time(clock.Show(refresh.StartTime))),
        Element("PercentageComplete", Number(refresh.PercentageComplete)),
        Element("InstancesToUpdate", Number(refresh.InstancesToUpdate)),
    ];

    private IEnumerable<object?> Instance(AutoScalingGroup group, GroupInstance instance) =>
    [
        Element("InstanceId", instance.InstanceId),
        Element("InstanceType", instance.Template.InstanceType),
        Element("AvailabilityZone", instance.Zone),
        Element("LifecycleState", instance.LifecycleState),
        Element("HealthStatus", instance.HealthStatus),
        Template(group),
        Element("ProtectedFromScaleIn", Flag(instance.ProtectedFromScaleIn)),
    ];

    private XElement Template(AutoScalingGroup group) => new(
        xml + "LaunchTemplate",
        Element("LaunchTemplateId", "lt-0a1b2c3d4e5f60718"),
        Element("LaunchTemplateName", group.Name),
        Element("Version", "1"));

    private XElement Element(string name, string value) => new(xml + name, value);

    private XElement List(string name, IEnumerable<object> items) => new(xml + name, items.Select(i => new XElement(xml + "member", i)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Time(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
