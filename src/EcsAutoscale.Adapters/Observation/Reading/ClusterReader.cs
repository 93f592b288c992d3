using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads one cluster from AWS, all of it or nothing: a cluster that is known in part is not decided on.</summary>
internal sealed class ClusterReader(ReadContext context, TaskDefinitionCache definitions)
{
    /// <summary>Reads the cluster. What does not depend on each other is read at the same time.</summary>
    /// <param name="request">What is to be read.</param>
    /// <param name="now">The time of the observation.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public async Task<ClusterDocument> ReadAsync(ClusterRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var cluster = branches.Start(ReadClusterAsync);
        var instances = branches.Start(stop => TellingAsync("container instance", InstanceReading.ReadAsync(context, stop)));
        var services = branches.Start(stop => TellingAsync("service", ServiceReading.ReadAsync(context, request.ServiceNames, stop)));
        var tasks = branches.Start(stop => TaskReading.ReadAsync(context, TaskSelection.All, stop));
        var providers = branches.Start(async stop =>
            await CapacityProviderReading.ReadAsync(context, await cluster.ConfigureAwait(false), stop).ConfigureAwait(false));
        var groups = branches.Start(async stop => await GroupReading.ReadAsync(
            context,
            request.AutoScalingGroup,
            await instances.ConfigureAwait(false),
            await ProvidersFor(request, instances.Result, providers).ConfigureAwait(false),
            stop).ConfigureAwait(false));
        var history = branches.Start(async stop =>
            await GroupHistoryReading.ReadAsync(context, await groups.ConfigureAwait(false), stop).ConfigureAwait(false));
        var ofServices = branches.Start(async stop => await TaskDefinitionReading.ReadAsync(
            context, definitions, TaskDefinitionReading.ArnsOf(await services.ConfigureAwait(false)), stop).ConfigureAwait(false));
        var ofTasks = branches.Start(async stop => await TaskDefinitionReading.ReadAsync(
            context,
            definitions,
            TaskDefinitionReading.ArnsOf((await tasks.ConfigureAwait(false)).Tasks).Except(TaskDefinitionReading.ArnsOf(await services.ConfigureAwait(false))),
            stop).ConfigureAwait(false));
        await branches.EndAsync().ConfigureAwait(false);

        return new ClusterDocument
        {
            CapturedAt = now,
            Cluster = cluster.Result,
            ContainerInstances = instances.Result,
            Tasks = tasks.Result.Tasks,
            Services = services.Result,
            TaskDefinitions = [.. ofServices.Result, .. ofTasks.Result],
            TaskProtection = tasks.Result.Protection,
            AutoScalingGroups = groups.Result,
            ScalingActivities = history.Result.Activities,
            InstanceRefreshes = history.Result.Refreshes,
            CapacityProviders = providers.Result,
            Warnings = context.Warnings,
        };
    }

    private static async Task<IReadOnlyList<CapacityProvider>> ProvidersFor(
        ClusterRequest request, IReadOnlyList<ContainerInstance> instances, Task<IReadOnlyList<CapacityProvider>?> providers) =>
        request.AutoScalingGroup is null && instances.Count == 0 ? await providers.ConfigureAwait(false) ?? [] : [];

    private async Task<Cluster> ReadClusterAsync(CancellationToken cancellation)
    {
        var answer = await context.CallAsync(
            stop => context.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [context.Cluster] }, stop),
            cancellation).ConfigureAwait(false);
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
