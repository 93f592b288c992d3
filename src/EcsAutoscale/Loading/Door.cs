using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Loading;

/// <summary>
/// The module's only way to the private assemblies. Nothing of them stands in a signature or a field, here or elsewhere in the module, so
/// that they are first needed when a method here runs, after <see cref="ModuleLifecycle"/> has begun to answer for them.
/// </summary>
internal static class Door
{
    /// <summary>See <see cref="Gateway.ReadDefinitions"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static DefinitionSet ReadDefinitions(string path) => Gateway.ReadDefinitions(path, Environment.GetEnvironmentVariable);

    /// <summary>See <see cref="Gateway.ResolveSchedules"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ClusterDefinition ResolveSchedules(ClusterDefinition definition, DateTimeOffset time) =>
        DoorErrors.Straight(() => Gateway.ResolveSchedules(definition, time), resolved => resolved);

    /// <summary>See <see cref="Gateway.ListClustersAsync"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<IReadOnlyList<string>> ListClustersAsync(Connection connection, CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(() => Gateway.ListClustersAsync(SettingsOf(connection), cancellation), names => names);

    /// <summary>Observes a cluster with all details; see <see cref="Gateway"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<Observed> ObserveAsync(
        Connection connection, string cluster, ClusterDefinition definition, IEnumerable<string> services, IProgress<string> story, CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(
            () => Gateway.ObserveAsync(
                SettingsOf(connection), new ClusterRequest(cluster, definition.AutoScalingGroup, [.. services]), story, cancellation),
            seen => new Observed(seen.Snapshot, seen.Readings, seen.Calls, seen));

    /// <summary>Observes of a cluster what is needed; see <see cref="Gateway"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<Observed> ObserveNeededAsync(
        Connection connection,
        string cluster,
        ClusterDefinition definition,
        IEnumerable<string> services,
        bool onlyServices,
        Func<ClusterSnapshot, CancellationToken, Task<ClusterDetails>> needs,
        IProgress<string> story,
        CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(
            () => Gateway.ObserveAsync(
                SettingsOf(connection), new ClusterRequest(cluster, definition.AutoScalingGroup, [.. services]) { OnlyServices = onlyServices }, needs, story, cancellation),
            seen => new Observed(seen.Snapshot, seen.Readings, seen.Calls, seen));

    /// <summary>See <see cref="Gateway.ReadScalableTargetsAsync"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<IReadOnlyList<ScalableTarget>> ReadScalableTargetsAsync(
        Connection connection, string cluster, IReadOnlyList<string> services, IProgress<string> story, CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(() => Gateway.ReadScalableTargetsAsync(SettingsOf(connection), cluster, services, story, cancellation), targets => targets);

    /// <summary>See <see cref="Gateway.ReadSnapshot"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<Observed> ReadSnapshot(string path) => DoorErrors.Straight(
        () => Gateway.ReadSnapshot(path),
        all => all.Select(seen => new Observed(seen.Snapshot, seen.Readings, seen.Calls, seen)).ToList());

    /// <summary>See <see cref="Gateway.WriteSnapshot"/>; each observation is written with the readings that it has here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void WriteSnapshot(string path, IEnumerable<Observed> observed) => DoorErrors.Straight(
        () =>
        {
            Gateway.WriteSnapshot(path, [.. observed.Select(one => ((Observation)one.Handle).With(one.Readings))]);
            return path;
        },
        written => written);

    /// <summary>See <see cref="Gateway.BeginSampling"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<Task<(MetricReadings Readings, IReadOnlyDictionary<string, int> Calls)>> BeginSampling(
        IReadOnlyList<SampleOrder> clusters, DateTimeOffset now, CancellationToken cancellation)
    {
        var begun = Gateway.BeginSampling(
            [.. clusters.Select(cluster => new SampleRequest(SettingsOf(cluster.Connection), cluster.Definition, cluster.Known) { Stop = cluster.Stop })], now, cancellation);
        return [.. begun.Select(task => DoorErrors.ThroughAsync(() => task, sample => (sample.Readings, sample.Calls)))];
    }

    /// <summary>The AWS operation that was under way when work was cancelled; null where none was.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? WaitedFor(OperationCanceledException stopped) => stopped.Data[Gateway.WaitedFor] as string;

    /// <summary>See <see cref="Gateway.ApplyAsync"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<(ScalingAction Action, IReadOnlyDictionary<string, int> Calls)> ApplyAsync(
        Connection connection, ClusterDefinition definition, ScalingAction action, DateTimeOffset now, CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(
            () => Gateway.ApplyAsync(SettingsOf(connection), definition, action, now, cancellation),
            applied => (applied.Action, applied.Calls));

    /// <summary>See <see cref="Gateway.WatchAsync"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Task<(WatchedCluster Seen, IReadOnlyDictionary<string, int> Calls)> WatchAsync(
        Connection connection, string cluster, IEnumerable<string> drains, IEnumerable<string> groups, IEnumerable<string> known, CancellationToken cancellation) =>
        DoorErrors.ThroughAsync(
            () => Gateway.WatchAsync(SettingsOf(connection), new WatchRequest(cluster, [.. drains], [.. groups], [.. known]), DateTimeOffset.UtcNow, cancellation),
            watched => (watched.Seen, watched.Calls));

    /// <summary>See <see cref="Gateway.ProbeLog"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ProbeLog(string path) => DoorErrors.Straight(() => Gateway.ProbeLog(path));

    /// <summary>See <see cref="Gateway.LogVerdicts"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogVerdicts(string path, string run, bool isWhatIf, AutoscalePlan plan) =>
        DoorErrors.Straight(() => Gateway.LogVerdicts(path, new LogRun(run, isWhatIf, DateTimeOffset.UtcNow), plan));

    /// <summary>See <see cref="Gateway.LogAction"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogAction(string path, string run, bool isWhatIf, DateTimeOffset observedAt, ScalingAction action) =>
        DoorErrors.Straight(() => Gateway.LogAction(path, new LogRun(run, isWhatIf, DateTimeOffset.UtcNow), observedAt, action));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ConnectionSettings SettingsOf(Connection connection) => new()
    {
        Region = connection.Region,
        ProfileName = connection.ProfileName,
        RoleArn = connection.RoleArn,
        ExternalId = connection.ExternalId,
        EndpointUrl = connection.EndpointUrl,
        ApiBudget = connection.ApiBudget,
    };
}
