using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads one cluster from AWS: its state whole or not at all, and of its details all, or those that are needed.</summary>
internal sealed class ClusterReader(ReadContext context, TaskDefinitionCache definitions)
{
    private const int MostLooks = 3;

    /// <summary>Reads the cluster with all details.</summary>
    /// <param name="request">What is to be read.</param>
    /// <param name="now">The time of the observation.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public async Task<ClusterDocument> ReadAsync(ClusterRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var state = branches.Start(stop => ReadStateAsync(request, now, stop));
        var tasks = branches.Start(stop => TaskReading.ReadAsync(context, null, stop));
        var protection = branches.Start(async stop => await TaskReading.ReadProtectionAsync(
            context, [.. (await tasks.ConfigureAwait(false)).Where(TaskReading.CanBeProtected).Select(task => task.TaskArn!)], stop).ConfigureAwait(false));
        var read = branches.Start(async stop => await TaskDefinitionReading.ReadAsync(
            context,
            definitions,
            TaskDefinitionReading.ArnsOf((await state.ConfigureAwait(false)).Services!).Concat(TaskDefinitionReading.ArnsOf(await tasks.ConfigureAwait(false))),
            stop).ConfigureAwait(false));
        var activities = branches.Start(async stop => await GroupHistoryReading.ReadActivitiesAsync(context, GroupsOf(await state.ConfigureAwait(false)), stop).ConfigureAwait(false));
        var refreshes = branches.Start(async stop => await GroupHistoryReading.ReadRefreshesAsync(context, GroupsOf(await state.ConfigureAwait(false)), stop).ConfigureAwait(false));
        await branches.EndAsync().ConfigureAwait(false);
        return state.Result with
        {
            Tasks = tasks.Result,
            TaskProtection = protection.Result,
            TaskDefinitions = read.Result,
            ScalingActivities = activities.Result,
            InstanceRefreshes = refreshes.Result,
            Warnings = context.Warnings,
        };
    }

    /// <summary>Reads the cluster's state, and then of its details what is needed, until nothing more is; anew where an instance leaves the cluster in between.</summary>
    /// <param name="request">What is to be read.</param>
    /// <param name="needs">Says what is still needed of what is known so far.</param>
    /// <param name="now">The time of the observation.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public async Task<ClusterDocument> ReadNeededAsync(
        ClusterRequest request, Func<ClusterDocument, CancellationToken, Task<ClusterDetails>> needs, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return await LookAsync(request, needs, now, cancellation).ConfigureAwait(false);
            }
            catch (AwsServiceException error) when (look < MostLooks && HasLeft(error))
            {
                context.Tell($"Reading cluster {ClusterName.LastPart(context.Cluster)}: an instance has left it meanwhile; it is read again.");
            }
        }
    }

    private async Task<ClusterDocument> LookAsync(
        ClusterRequest request, Func<ClusterDocument, CancellationToken, Task<ClusterDetails>> needs, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = request.OnlyServices
            ? await ReadServicesAsync(request, now, cancellation).ConfigureAwait(false)
            : await ReadStateAsync(request, now, cancellation).ConfigureAwait(false);
        var details = new DetailReader(context, definitions, state);
        while (await needs(details.Document, cancellation).ConfigureAwait(false) is { IsNone: false } more)
            await details.ReadAsync(more, cancellation).ConfigureAwait(false);
        return details.Document;
    }

    // ECS refuses to list the tasks of an instance that was there a moment ago and has been deregistered since.
    private static bool HasLeft(AwsServiceException error) =>
        error is { Operation: "ListTasks", Code: AwsErrorCode.InvalidParameterException or AwsErrorCode.ClientException };

    private static IEnumerable<string> GroupsOf(ClusterDocument state) => state.AutoScalingGroups!.Select(group => group.AutoScalingGroupName!);

    private async Task<ClusterDocument> ReadServicesAsync(ClusterRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var cluster = branches.Start(ReadClusterAsync);
        var services = branches.Start(stop => TellingAsync("service", ServiceReading.ReadAsync(context, request.ServiceNames, stop)));
        await branches.EndAsync().ConfigureAwait(false);
        return new ClusterDocument { CapturedAt = now, Cluster = cluster.Result, ContainerInstances = [], Services = services.Result, CapacityProviders = [] };
    }

    private async Task<ClusterDocument> ReadStateAsync(ClusterRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var cluster = branches.Start(ReadClusterAsync);
        var instances = branches.Start(stop => TellingAsync("container instance", InstanceReading.ReadAsync(context, stop)));
        var services = branches.Start(stop => TellingAsync("service", ServiceReading.ReadAsync(context, request.ServiceNames, stop)));
        var providers = branches.Start(async stop =>
            await CapacityProviderReading.ReadAsync(context, await cluster.ConfigureAwait(false), stop).ConfigureAwait(false));
        var groups = branches.Start(stop => GroupReading.ReadAsync(context, request.AutoScalingGroup, instances, providers, stop));
        await branches.EndAsync().ConfigureAwait(false);
        return new ClusterDocument
        {
            CapturedAt = now,
            Cluster = cluster.Result,
            ContainerInstances = instances.Result,
            Services = services.Result,
            AutoScalingGroups = groups.Result,
            CapacityProviders = providers.Result,
            Warnings = context.Warnings,
        };
    }

    private async Task<Cluster> ReadClusterAsync(CancellationToken cancellation)
    {
        var answer = await context.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [context.Cluster] }, cancellation).ConfigureAwait(false);
        var cluster = answer.Clusters.FirstOrDefault();
        if (cluster is null) throw new ClusterMissingException($"There is no cluster {context.Cluster} in this account and region.");
        return cluster.Status == "INACTIVE" ? throw new ClusterMissingException($"The cluster {context.Cluster} was deleted: it is INACTIVE.") : cluster;
    }

    private async Task<IReadOnlyList<T>> TellingAsync<T>(string what, Task<IReadOnlyList<T>> reading)
    {
        var read = await reading.ConfigureAwait(false);
        context.Tell($"Reading cluster {ClusterName.LastPart(context.Cluster)}: {read.Count} {what}{(read.Count == 1 ? "" : "s")}.");
        return read;
    }
}
