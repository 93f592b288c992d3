using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>What groups have been doing.</summary>
/// <param name="Activities">The newest activities; null where AWS denies them for every group.</param>
/// <param name="Refreshes">The newest instance refreshes; null where AWS denies them for every group.</param>
internal sealed record GroupHistory(IReadOnlyList<Activity>? Activities, IReadOnlyList<InstanceRefresh>? Refreshes);

/// <summary>Reads what groups have been doing: the newest page of each is enough.</summary>
internal static class GroupHistoryReading
{
    private const int RecordsACall = 100;

    /// <summary>Reads activities and refreshes of each group.</summary>
    public static async Task<GroupHistory> ReadAsync(ReadContext context, IReadOnlyList<AutoScalingGroup> groups, CancellationToken cancellation)
    {
        var activities = Task.WhenAll(groups.Select(group => ActivitiesAsync(context, group.AutoScalingGroupName!, cancellation)));
        var refreshes = Task.WhenAll(groups.Select(group => RefreshesAsync(context, group.AutoScalingGroupName!, cancellation)));
        await Task.WhenAll(activities, refreshes).ConfigureAwait(false);
        return new(Known(await activities.ConfigureAwait(false)), Known(await refreshes.ConfigureAwait(false)));
    }

    private static IReadOnlyList<T>? Known<T>(IReadOnlyList<T>?[] lists) =>
        lists.Length > 0 && lists.All(list => list is null) ? null : [.. lists.SelectMany(list => list ?? [])];

    private static async Task<IReadOnlyList<Activity>?> ActivitiesAsync(ReadContext context, string group, CancellationToken cancellation)
    {
        var request = new DescribeScalingActivitiesRequest { AutoScalingGroupName = group, MaxRecords = RecordsACall };
        var answer = await context.CallOptionalAsync(
            "autoscaling:DescribeScalingActivities",
            stop => context.AutoScaling.DescribeScalingActivitiesAsync(request, stop),
            cancellation).ConfigureAwait(false);
        return answer is null ? null : [.. answer.Activities.Select(activity => activity with { AutoScalingGroupName = activity.AutoScalingGroupName ?? group })];
    }

    private static async Task<IReadOnlyList<InstanceRefresh>?> RefreshesAsync(ReadContext context, string group, CancellationToken cancellation)
    {
        var request = new DescribeInstanceRefreshesRequest { AutoScalingGroupName = group, MaxRecords = RecordsACall };
        var answer = await context.CallOptionalAsync(
            "autoscaling:DescribeInstanceRefreshes",
            stop => context.AutoScaling.DescribeInstanceRefreshesAsync(request, stop),
            cancellation).ConfigureAwait(false);
        return answer is null ? null : [.. answer.InstanceRefreshes.Select(refresh => refresh with { AutoScalingGroupName = refresh.AutoScalingGroupName ?? group })];
    }
}
