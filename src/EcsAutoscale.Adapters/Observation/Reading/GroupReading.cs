using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads the Auto Scaling groups behind a cluster.</summary>
internal static class GroupReading
{
    private const int InstancesACall = 50;
    private const int GroupsACall = 100;

    /// <summary>
    /// Reads the group that the definition names while the instances are still being read, then those of the instances that it does not hold: by the instances' capacity
    /// providers, else by the ids of some of them, until each is found or in none. Without instances and without a name: the groups of all capacity providers.
    /// </summary>
    /// <remarks>A group names all of its instances, so that one id for each group would be enough: a cluster of a thousand instances in one group takes two calls.</remarks>
    /// <param name="context">The observation.</param>
    /// <param name="name">The group's name, or null.</param>
    /// <param name="instances">The container instances, as soon as they are read.</param>
    /// <param name="providers">The capacity providers, as soon as they are read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<AutoScalingGroup>> ReadAsync(
        ReadContext context,
        string? name,
        Task<IReadOnlyList<ContainerInstance>> instances,
        Task<IReadOnlyList<CapacityProvider>?> providers,
        CancellationToken cancellation)
    {
        string[] first = name is null ? [] : [name];
        var groups = new List<AutoScalingGroup>(await DescribeAsync(context, first, cancellation).ConfigureAwait(false));
        if (groups.Count < first.Length) context.Warn($"The Auto Scaling group {name} of the definition does not exist; check its name.");

        var read = await instances.ConfigureAwait(false);
        string[] ids = [.. read.Select(instance => instance.Ec2InstanceId).OfType<string>().Where(IsEc2).Distinct(StringComparer.Ordinal)];
        var loose = Loose(ids, groups);
        if (loose.Length > 0 || (ids.Length == 0 && name is null)) await AddAsync(OfProviders(await providers.ConfigureAwait(false) ?? [], read, loose)).ConfigureAwait(false);
        for (loose = Loose(ids, groups); loose.Length > 0; loose = [.. Loose(ids, groups).Except(loose.Take(InstancesACall), StringComparer.Ordinal).Intersect(loose, StringComparer.Ordinal)])
            await AddAsync(await NamesOfAsync(context, [.. loose.Take(InstancesACall)], cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return groups;

        async Task AddAsync(IEnumerable<string> names)
        {
            string[] more = [.. names.Except(groups.Select(group => group.AutoScalingGroupName!), StringComparer.Ordinal).OrderBy(other => other, StringComparer.Ordinal)];
            groups.AddRange(await DescribeAsync(context, more, cancellation).ConfigureAwait(false));
        }
    }

    private static string[] Loose(string[] ids, IEnumerable<AutoScalingGroup> groups)
    {
        var held = new HashSet<string>(groups.SelectMany(group => group.Instances ?? []).Select(instance => instance.InstanceId!), StringComparer.Ordinal);
        return [.. ids.Where(id => !held.Contains(id))];
    }

    private static IEnumerable<string> OfProviders(IReadOnlyList<CapacityProvider> providers, IReadOnlyList<ContainerInstance> instances, string[] loose)
    {
        var ids = new HashSet<string>(loose, StringComparer.Ordinal);
        var names = new HashSet<string>(instances.Where(instance => ids.Contains(instance.Ec2InstanceId ?? "")).Select(instance => instance.CapacityProviderName ?? ""), StringComparer.Ordinal);
        return providers
            .Where(provider => loose.Length == 0 || names.Contains(provider.Name ?? ""))
            .Select(provider => NameOf(provider.AutoScalingGroupProvider?.AutoScalingGroupArn))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
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
        var page = await context.AutoScaling.DescribeAutoScalingGroupsAsync(request, cancellation).ConfigureAwait(false);

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
        var page = await context.AutoScaling.DescribeAutoScalingInstancesAsync(request, cancellation).ConfigureAwait(false);
        return new(page.AutoScalingInstances, page.NextToken);
    }

    private static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        string operation, Func<string?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellation) =>
        await Pages.ReadAllAsync(operation, read, cancellation).ConfigureAwait(false);
}
