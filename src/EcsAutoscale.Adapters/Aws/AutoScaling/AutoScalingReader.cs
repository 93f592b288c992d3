using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>
/// Auto Scaling's lists, read to their end in the fewest calls that AWS allows (ECS-FACTS section 6). What does not exist is left out by AWS
/// without a word.
/// </summary>
internal sealed class AutoScalingReader(IAmazonAutoScaling autoScaling, Batches batches)
{
    private const int RecordsAPage = 100;
    private const int InstancesACall = 50;

    /// <summary>All groups of the account and region.</summary>
    public async Task<IReadOnlyList<AutoScalingGroup>> AllGroupsAsync(CancellationToken cancellation) =>
        await GroupsAsync(names: null, cancellation).ConfigureAwait(false);

    /// <summary>Groups by their names, in the order of the answers.</summary>
    public async Task<IReadOnlyList<AutoScalingGroup>> GroupsByNameAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var pieces = Batches.Split([.. names.Distinct(StringComparer.Ordinal)], RecordsAPage);
        var answers = await batches.RunAsync(pieces, (some, stop) => GroupsAsync(some, stop), cancellation).ConfigureAwait(false);
        return [.. answers.SelectMany(groups => groups)];
    }

    /// <summary>Instances, with the group of each, by their ids.</summary>
    public async Task<IReadOnlyList<AutoScalingInstanceDetails>> InstancesAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellation)
    {
        var pieces = Batches.Split([.. instanceIds.Distinct(StringComparer.Ordinal)], InstancesACall);
        var answers = await batches.RunAsync(pieces, SomeInstancesAsync, cancellation).ConfigureAwait(false);
        return [.. answers.SelectMany(instances => instances)];
    }

    /// <summary>The newest scaling activities of a group, the newest first: one page, since AWS keeps six weeks of them.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="most">How many, 1 to 100.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<Activity>> NewestActivitiesAsync(string group, int most, CancellationToken cancellation)
    {
        var request = new DescribeScalingActivitiesRequest { AutoScalingGroupName = group, MaxRecords = most };
        return (await autoScaling.DescribeScalingActivitiesAsync(request, cancellation).ConfigureAwait(false)).Activities;
    }

    /// <summary>The newest instance refreshes of a group, the newest first: one page, of which at most one is under way.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="most">How many, 1 to 100.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<InstanceRefresh>> NewestInstanceRefreshesAsync(string group, int most, CancellationToken cancellation)
    {
        var request = new DescribeInstanceRefreshesRequest { AutoScalingGroupName = group, MaxRecords = most };
        return (await autoScaling.DescribeInstanceRefreshesAsync(request, cancellation).ConfigureAwait(false)).InstanceRefreshes;
    }

    private Task<List<AutoScalingGroup>> GroupsAsync(IReadOnlyList<string>? names, CancellationToken cancellation) =>
        Pages.ReadAllAsync(
            "DescribeAutoScalingGroups",
            async (token, stop) =>
            {
                var request = new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = names, MaxRecords = RecordsAPage, NextToken = token };
                var page = await autoScaling.DescribeAutoScalingGroupsAsync(request, stop).ConfigureAwait(false);
                return new Page<AutoScalingGroup>(page.AutoScalingGroups, page.NextToken);
            },
            cancellation);

    private Task<List<AutoScalingInstanceDetails>> SomeInstancesAsync(IReadOnlyList<string> instanceIds, CancellationToken cancellation) =>
        Pages.ReadAllAsync(
            "DescribeAutoScalingInstances",
            async (token, stop) =>
            {
                var request = new DescribeAutoScalingInstancesRequest { InstanceIds = instanceIds, MaxRecords = InstancesACall, NextToken = token };
                var page = await autoScaling.DescribeAutoScalingInstancesAsync(request, stop).ConfigureAwait(false);
                return new Page<AutoScalingInstanceDetails>(page.AutoScalingInstances, page.NextToken);
            },
            cancellation);
}
