using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Cluster;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;
using InstanceRefresh = EcsAutoscale.Adapters.Aws.AutoScaling.Model.InstanceRefresh;
using Task = System.Threading.Tasks.Task;
using TaskDefinition = EcsAutoscale.Adapters.Aws.Ecs.Model.TaskDefinition;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads the details of a cluster whose state is known, bit by bit as they are asked for, and nothing twice.</summary>
internal sealed class DetailReader(ReadContext context, TaskDefinitionCache cache, ClusterDocument state)
{
    private readonly Dictionary<string, EcsTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProtectedTask> _protection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _protectedTasks = new(StringComparer.Ordinal);
    private readonly List<Activity> _activities = [];
    private readonly List<InstanceRefresh> _refreshes = [];
    private ClusterDetails _asked = ClusterDetails.None;

    /// <summary>The state with the details that were read so far.</summary>
    public ClusterDocument Document => state with
    {
        Details = _asked,
        Tasks = [.. _tasks.Values],
        TaskProtection = [.. _protection.Values],
        TaskDefinitions = [.. _definitions.Values],
        ScalingActivities = _activities,
        InstanceRefreshes = _refreshes,
        ProtectedTasks = _protectedTasks,
        Warnings = context.Warnings,
    };

    /// <summary>Reads more details. Each is remembered as asked for, so that what AWS denies is not asked for again.</summary>
    public async Task ReadAsync(ClusterDetails more, CancellationToken cancellation)
    {
        var whole = more.AllTasks || IsWholeCheaper(more);
        var before = _asked;
        _asked = _asked.With(more).With(new ClusterDetails { AllTasks = whole });
        using var branches = new Branches(cancellation);
        var tasks = branches.Start(stop => TasksAsync(before, more, whole, stop));
        var protection = branches.Start(async stop => await ProtectionAsync(more, await tasks.ConfigureAwait(false), stop).ConfigureAwait(false));
        var ofTasks = branches.Start(async stop => await DefinitionsAsync(TaskDefinitionReading.ArnsOf(await tasks.ConfigureAwait(false)), stop).ConfigureAwait(false));
        var definitions = branches.Start(stop => DefinitionsAsync(more.Definitions, stop));
        var services = branches.Start(async stop =>
        {
            if (whole) await tasks.ConfigureAwait(false);
            return await OfServicesAsync(more.ProtectionOf, stop).ConfigureAwait(false);
        });
        var activities = branches.Start(stop => GroupHistoryReading.ReadActivitiesAsync(context, more.ActivitiesOf, stop));
        var refreshes = branches.Start(stop => GroupHistoryReading.ReadRefreshesAsync(context, more.RefreshesOf, stop));
        await branches.EndAsync().ConfigureAwait(false);

        foreach (var task in tasks.Result) _tasks[task.TaskArn!] = task;
        foreach (var entry in protection.Result) _protection[entry.TaskArn!] = entry;
        foreach (var definition in ofTasks.Result.Concat(definitions.Result)) _definitions[definition.TaskDefinitionArn!] = definition;
        foreach (var (service, count) in services.Result) _protectedTasks[service] = count;
        _activities.AddRange(activities.Result ?? []);
        _refreshes.AddRange(refreshes.Result ?? []);
    }

    private bool IsWholeCheaper(ClusterDetails more)
    {
        if (_asked.AllTasks || more.TasksOn.Count == 0) return false;
        var unread = TaskDefinitionReading.ArnsOf(state.Services ?? []).Distinct(StringComparer.Ordinal).Count(arn => cache.Find(arn) is null);
        return TaskCosts.WholeIsCheaper(state.ContainerInstances, more.TasksOn, unread);
    }

    private async Task<IReadOnlyList<EcsTask>> TasksAsync(ClusterDetails before, ClusterDetails more, bool whole, CancellationToken cancellation)
    {
        if (before.AllTasks || (!whole && more.TasksOn.Count == 0)) return [];
        return await TaskReading.ReadAsync(context, whole ? null : more.TasksOn, cancellation).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<ProtectedTask>> ProtectionAsync(ClusterDetails more, IReadOnlyList<EcsTask> fresh, CancellationToken cancellation)
    {
        string[] asked =
        [
            .. fresh.Concat(_tasks.Values)
                .Where(task => task.ContainerInstanceArn is { } arn && more.Candidates.Contains(arn) && TaskReading.CanBeProtected(task))
                .Select(task => task.TaskArn!)
                .Distinct(StringComparer.Ordinal),
        ];
        return TaskReading.ReadProtectionAsync(context, asked, cancellation);
    }

    private async Task<IReadOnlyList<TaskDefinition>> DefinitionsAsync(IEnumerable<string> arns, CancellationToken cancellation) =>
        await TaskDefinitionReading.ReadAsync(context, cache, arns.Where(arn => !_definitions.ContainsKey(arn)), cancellation).ConfigureAwait(false);

    // A task without an answer does not count: ECS keeps its protected tasks by itself.
    private async Task<IReadOnlyList<(string Service, int Count)>> OfServicesAsync(IReadOnlyCollection<string> services, CancellationToken cancellation)
    {
        var lists = await Branches.ForEachAsync(services, (service, stop) => TaskReading.ListOfServiceAsync(context, service, stop), cancellation).ConfigureAwait(false);
        var read = await TaskReading.ReadProtectionAsync(context, [.. lists.SelectMany(list => list)], cancellation).ConfigureAwait(false);
        var held = new HashSet<string>(read.Where(entry => entry.ProtectionEnabled == true && !(entry.ExpirationDate <= state.CapturedAt)).Select(entry => entry.TaskArn!), StringComparer.Ordinal);
        return [.. services.Zip(lists, (service, list) => (service, list.Count(held.Contains)))];
    }
}
