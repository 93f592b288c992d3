using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads what groups have been doing: the newest page of each is enough.</summary>
internal static class GroupHistoryReading
{
    private const int RecordsACall = 100;

    /// <summary>The activities of groups; null where AWS denies them for every one.</summary>
    public static async Task<IReadOnlyList<Activity>?> ReadActivitiesAsync(ReadContext context, IEnumerable<string> groups, CancellationToken cancellation) =>
        Known(await Branches.ForEachAsync(groups, (group, stop) => ActivitiesAsync(context, group, stop), cancellation).ConfigureAwait(false));

    /// <summary>The instance refreshes of groups; null where AWS denies them for every one.</summary>
    public static async Task<IReadOnlyList<InstanceRefresh>?> ReadRefreshesAsync(ReadContext context, IEnumerable<string> groups, CancellationToken cancellation) =>
        Known(await Branches.ForEachAsync(groups, (group, stop) => RefreshesAsync(context, group, stop), cancellation).ConfigureAwait(false));

    private static IReadOnlyList<T>? Known<T>(IReadOnlyList<IReadOnlyList<T>?> lists) =>
        lists.Count > 0 && lists.All(list => list is null) ? null : [.. lists.SelectMany(list => list ?? [])];

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
