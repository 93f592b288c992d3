using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Query;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>Reads from XML what goes on in a group.</summary>
internal static class ActivityReader
{
    /// <summary>Reads one.</summary>
    public static Activity ReadActivity(XmlMembers members) => new()
    {
        ActivityId = members.Text("ActivityId"),
        AutoScalingGroupName = members.Text("AutoScalingGroupName"),
        AutoScalingGroupARN = members.Text("AutoScalingGroupARN"),
        AutoScalingGroupState = members.Text("AutoScalingGroupState"),
        Description = members.Text("Description"),
        Cause = members.Text("Cause"),
        StartTime = members.Time("StartTime"),
        EndTime = members.Time("EndTime"),
        StatusCode = members.Text("StatusCode"),
        StatusMessage = members.Text("StatusMessage"),
        Progress = members.Integer("Progress"),
        Details = members.Text("Details"),
    };

    /// <summary>Reads one.</summary>
    public static InstanceRefresh ReadInstanceRefresh(XmlMembers members) => new()
    {
        InstanceRefreshId = members.Text("InstanceRefreshId"),
        AutoScalingGroupName = members.Text("AutoScalingGroupName"),
        Status = members.Text("Status"),
        StatusReason = members.Text("StatusReason"),
        StartTime = members.Time("StartTime"),
        EndTime = members.Time("EndTime"),
        PercentageComplete = members.Integer("PercentageComplete"),
        InstancesToUpdate = members.Integer("InstancesToUpdate"),
        Strategy = members.Text("Strategy"),
    };
}
