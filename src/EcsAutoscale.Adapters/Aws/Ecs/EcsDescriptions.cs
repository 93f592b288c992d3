using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>
/// Describes any number of clusters, instances, services and tasks in the fewest calls that AWS's input limits allow (ECS-FACTS section 6).
/// Nothing asked for is no call. Failures are given back beside what was found.
/// </summary>
internal sealed class EcsDescriptions(IAmazonECS ecs, Batches batches)
{
    private const int ClustersACall = 100;
    private const int InstancesACall = 100;
    private const int ServicesACall = 10;
    private const int TasksACall = 100;
    private const int CapacityProvidersACall = 100;

    /// <summary>Clusters, by names or ARNs, with their settings and tags.</summary>
    public Task<Described<Cluster>> ClustersAsync(IReadOnlyList<string> clusters, CancellationToken cancellation) =>
        batches.DescribeAsync(
            clusters,
            ClustersACall,
            async (some, stop) =>
            {
                var answer = await ecs.DescribeClustersAsync(
                    new DescribeClustersRequest { Clusters = some, Include = ["SETTINGS", "TAGS"] }, stop).ConfigureAwait(false);
                return new Described<Cluster>(answer.Clusters, answer.Failures);
            },
            cancellation);

    /// <summary>Container instances, by ids or ARNs, with their health and tags.</summary>
    public Task<Described<ContainerInstance>> ContainerInstancesAsync(
        string cluster, IReadOnlyList<string> containerInstances, CancellationToken cancellation) =>
        batches.DescribeAsync(
            containerInstances,
            InstancesACall,
            async (some, stop) =>
            {
                var request = new DescribeContainerInstancesRequest
                {
                    Cluster = cluster,
                    ContainerInstances = some,
                    Include = ["CONTAINER_INSTANCE_HEALTH", "TAGS"],
                };
                var answer = await ecs.DescribeContainerInstancesAsync(request, stop).ConfigureAwait(false);
                return new Described<ContainerInstance>(answer.ContainerInstances, answer.Failures);
            },
            cancellation);

    /// <summary>Services, by names or ARNs.</summary>
    public Task<Described<Service>> ServicesAsync(string cluster, IReadOnlyList<string> services, CancellationToken cancellation) =>
        batches.DescribeAsync(
            services,
            ServicesACall,
            async (some, stop) =>
            {
                var answer = await ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = some }, stop).ConfigureAwait(false);
                return new Described<Service>(answer.Services, answer.Failures);
            },
            cancellation);

    /// <summary>Tasks, by ids or ARNs.</summary>
    public Task<Described<EcsTask>> TasksAsync(string cluster, IReadOnlyList<string> tasks, CancellationToken cancellation) =>
        batches.DescribeAsync(
            tasks,
            TasksACall,
            async (some, stop) =>
            {
                var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = some }, stop).ConfigureAwait(false);
                return new Described<EcsTask>(answer.Tasks, answer.Failures);
            },
            cancellation);

    /// <summary>The scale-in protection of tasks, by ids or ARNs. A task whose protection was not told is in the failures.</summary>
    public Task<Described<ProtectedTask>> TaskProtectionAsync(string cluster, IReadOnlyList<string> tasks, CancellationToken cancellation) =>
        batches.DescribeAsync(
            tasks,
            TasksACall,
            async (some, stop) =>
            {
                var answer = await ecs.GetTaskProtectionAsync(new GetTaskProtectionRequest { Cluster = cluster, Tasks = some }, stop).ConfigureAwait(false);
                return new Described<ProtectedTask>(answer.ProtectedTasks, answer.Failures);
            },
            cancellation);

    /// <summary>Capacity providers, by names or ARNs.</summary>
    public Task<Described<CapacityProvider>> CapacityProvidersAsync(IReadOnlyList<string> capacityProviders, CancellationToken cancellation) =>
        batches.DescribeAsync(capacityProviders, CapacityProvidersACall, SomeCapacityProvidersAsync, cancellation);

    /// <summary>Task definitions, by ARNs or <c>family:revision</c>, each once, in the order of their names; ECS describes one a call.</summary>
    public async Task<IReadOnlyList<TaskDefinition>> TaskDefinitionsAsync(IReadOnlyList<string> taskDefinitions, CancellationToken cancellation)
    {
        var names = taskDefinitions.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        var answers = await batches.RunAsync(
            names,
            (name, stop) => ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = name }, stop),
            cancellation).ConfigureAwait(false);
        return [.. answers.Select(answer => answer.TaskDefinition).OfType<TaskDefinition>()];
    }

    private async Task<Described<CapacityProvider>> SomeCapacityProvidersAsync(IReadOnlyList<string> some, CancellationToken cancellation)
    {
        var failures = new List<Failure>();
        var found = await Pages.ReadAllAsync(
            "DescribeCapacityProviders",
            async (token, stop) =>
            {
                var answer = await ecs.DescribeCapacityProvidersAsync(
                    new DescribeCapacityProvidersRequest { CapacityProviders = some, NextToken = token }, stop).ConfigureAwait(false);
                failures.AddRange(answer.Failures);
                return new Page<CapacityProvider>(answer.CapacityProviders, answer.NextToken);
            },
            cancellation).ConfigureAwait(false);
        return new Described<CapacityProvider>(found, failures);
    }
}
