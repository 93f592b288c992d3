using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads the Auto Scaling groups behind a cluster.</summary>
internal static class GroupReading
{
    private const int InstancesACall = 50;
    private const int GroupsACall = 50;

    /// <summary>
    /// Reads the group that the definition names, and the groups of instances that are in none read so far. Without instances and
    /// without a name: the groups of the capacity providers.
    /// </summary>
    /// <param name="context">The observation.</param>
    /// <param name="name">The group's name, or null.</param>
    /// <param name="instances">The container instances.</param>
    /// <param name="providers">The capacity providers.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<AutoScalingGroup>> ReadAsync(
        ReadContext context,
        string? name,
        IReadOnlyList<ContainerInstance> instances,
        IReadOnlyList<CapacityProvider> providers,
        CancellationToken cancellation)
    {
        string[] first = name is null ? [] : [name];
        var groups = new List<AutoScalingGroup>(await DescribeAsync(context, first, cancellation).ConfigureAwait(false));
        if (groups.Count < first.Length) context.Warn($"The Auto Scaling group {name} of the definition does not exist; check its name.");

        string[] ids = [.. instances.Select(instance => instance.Ec2InstanceId).OfType<string>().Where(IsEc2).Distinct(StringComparer.Ordinal)];
        var held = new HashSet<string>(groups.SelectMany(group => group.Instances ?? []).Select(instance => instance.InstanceId!), StringComparer.Ordinal);
        string[] loose = [.. ids.Where(id => !held.Contains(id))];
        var others = ids.Length == 0 && name is null
            ? providers.Select(provider => NameOf(provider.AutoScalingGroupProvider?.AutoScalingGroupArn)).OfType<string>()
            : await NamesOfAsync(context, loose, cancellation).ConfigureAwait(false);
        string[] more = [.. others.Except(groups.Select(group => group.AutoScalingGroupName!), StringComparer.Ordinal).OrderBy(other => other, StringComparer.Ordinal)];
        groups.AddRange(await DescribeAsync(context, more, cancellation).ConfigureAwait(false));
        return groups;
    }

    private static bool IsEc2(string id) => id.StartsWith("i-", StringComparison.Ordinal);

    private static string? NameOf(string? arn)
    {
        const string mark = "autoScalingGroupName/";
        if (string.IsNullOrEmpty(arn)) return null;
        var at = arn!.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? arn : arn.Substring(at + mark.Length);
    }

    private static Task<IReadOnlyList<AutoScalingGroup>> DescribeAsync(
        ReadContext context, IReadOnlyList<string> names, CancellationToken cancellation) =>
        Paging.DescribeAsync(
            names,
            (batch, stop) => ReadAllAsync("DescribeAutoScalingGroups", (token, stopPage) => DescribePageAsync(context, batch, token, stopPage), stop),
            GroupsACall,
            cancellation);

    private static async Task<Page<AutoScalingGroup>> DescribePageAsync(
        ReadContext context, IReadOnlyList<string> names, string? token, CancellationToken cancellation)
    {
        var request = new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [.. names], MaxRecords = GroupsACall, NextToken = token };
        var page = await context.CallAsync(stop => context.AutoScaling.DescribeAutoScalingGroupsAsync(request, stop), cancellation).ConfigureAwait(false);

        // Who answers with more than was asked for, as some stand-ins do, shall not make us touch another's group.
        return new([.. page.AutoScalingGroups.Where(group => names.Contains(group.AutoScalingGroupName))], page.NextToken);
    }

    private static async Task<IEnumerable<string>> NamesOfAsync(ReadContext context, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var read = await Paging.DescribeAsync(
            ids,
            (batch, stop) => ReadAllAsync("DescribeAutoScalingInstances", (token, stopPage) => InstancePageAsync(context, batch, token, stopPage), stop),
            InstancesACall,
            cancellation).ConfigureAwait(false);
        return read.Select(instance => instance.AutoScalingGroupName).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    private static async Task<Page<AutoScalingInstanceDetails>> InstancePageAsync(
        ReadContext context, IReadOnlyList<string> ids, string? token, CancellationToken cancellation)
    {
        var request = new DescribeAutoScalingInstancesRequest { InstanceIds = [.. ids], MaxRecords = InstancesACall, NextToken = token };
        var page = await context.CallAsync(stop => context.AutoScaling.DescribeAutoScalingInstancesAsync(request, stop), cancellation).ConfigureAwait(false);
        return new(page.AutoScalingInstances, page.NextToken);
    }

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        string operation, Func<string?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellation) =>
        await Pages.ReadAllAsync(operation, read, cancellation).ConfigureAwait(false);
}
