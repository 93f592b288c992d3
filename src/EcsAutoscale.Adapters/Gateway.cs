using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;
using EcsAutoscale.Adapters.Aws.Budget;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.DecisionLog;
using EcsAutoscale.Adapters.Definitions;
using EcsAutoscale.Adapters.Execution;
using EcsAutoscale.Adapters.Observing;
using EcsAutoscale.Adapters.Observing.Connections;
using EcsAutoscale.Adapters.Observing.Files;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Adapters.Observing.Metrics;
using EcsAutoscale.Adapters.Observing.Reading;
using EcsAutoscale.Adapters.Schedules;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters;

/// <summary>
/// The one door between the cmdlets and everything with I/O. Each member gives and takes types of Core and of the BCL alone, since this
/// assembly and all that it refers to live in a private load context.
/// </summary>
/// <remarks>
/// Every member that goes outside throws <see cref="GatewayException"/>, which says what failed, where, and what to do,
/// without credentials, and <see cref="OperationCanceledException"/> when cancelled.
/// </remarks>
public static class Gateway
{
    /// <summary>The key in an <see cref="OperationCanceledException"/>'s data under which stands the AWS operation that was under way; absent where none was.</summary>
    public const string WaitedFor = "EcsAutoscale.WaitedFor";

    /// <summary>Reads a clusters.yml, or a folder of <c>cluster.yml</c> files. Problems are in the result; nothing is thrown for them.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="environment">Answers environment variables: name to value, or null where unset.</param>
    public static DefinitionSet ReadDefinitions(string path, Func<string, string?> environment) => DefinitionReader.Read(path, environment);

    /// <summary>A cluster's definition with the bounds that its services' schedules give at a time.</summary>
    /// <param name="definition">The cluster, as it was read.</param>
    /// <param name="time">When it was observed: a recorded snapshot is judged by the schedule of its own time.</param>
    public static ClusterDefinition ResolveSchedules(ClusterDefinition definition, DateTimeOffset time) => ScheduleResolver.Resolve(definition, time);

    /// <summary>The names of all clusters of the account and region, in ordinal order.</summary>
    public static Task<IReadOnlyList<string>> ListClustersAsync(ConnectionSettings connection, CancellationToken cancellation) =>
        WithAsync<IReadOnlyList<string>>(connection, async (aws, _) =>
        {
            var arns = await new EcsLists(aws.Aws.Ecs).ClusterArnsAsync(cancellation).ConfigureAwait(false);
            return [.. arns.Select(ClusterName.LastPart).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];
        }, cancellation);

    /// <summary>Observes one cluster of the account: all of it, or an error.</summary>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="request">What is to be observed.</param>
    /// <param name="story">Told in sentences how it gets on; from any thread.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public static Task<Observation> ObserveAsync(
        ConnectionSettings connection, ClusterRequest request, IProgress<string> story, CancellationToken cancellation) =>
        ObserveAsync(connection, request, story, (reader, stop) => reader.ReadAsync(request, DateTimeOffset.UtcNow, stop), cancellation);

    /// <summary>Observes one cluster of the account: its state, and of its details those that are needed, or an error.</summary>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="request">What is to be observed.</param>
    /// <param name="needs">Says which details are still needed of what is known so far; asked again until none is.</param>
    /// <param name="story">Told in sentences how it gets on; from any thread.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public static Task<Observation> ObserveAsync(
        ConnectionSettings connection,
        ClusterRequest request,
        Func<ClusterSnapshot, CancellationToken, Task<ClusterDetails>> needs,
        IProgress<string> story,
        CancellationToken cancellation) =>
        ObserveAsync(
            connection,
            request,
            story,
            (reader, stop) => reader.ReadNeededAsync(request, (document, stopNeeds) => needs(SnapshotMapper.Map(document), stopNeeds), DateTimeOffset.UtcNow, stop),
            cancellation);

    /// <summary>What Application Auto Scaling scales of some services; empty where that cannot be read, which is told.</summary>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="services">The services' names.</param>
    /// <param name="story">Told why it cannot be read.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public static Task<IReadOnlyList<ScalableTarget>> ReadScalableTargetsAsync(
        ConnectionSettings connection, string cluster, IReadOnlyList<string> services, IProgress<string> story, CancellationToken cancellation) =>
        WithAsync(connection, async (aws, _) => ScalableTargetMapper.MapAll(
            await ScalableTargetReader.ReadAsync(aws.Aws.ApplicationAutoScaling, cluster, services, story, cancellation).ConfigureAwait(false) ?? []), cancellation);

    /// <summary>Reads a recorded snapshot file. Throws <see cref="GatewayException"/> with line and column where it cannot be read.</summary>
    public static IReadOnlyList<Observation> ReadSnapshot(string path) => SnapshotReader.Read(
        path, document => new Observation(SnapshotMapper.Map(document), document.Metrics, document, new Dictionary<string, int>()));

    /// <summary>Writes observations as a snapshot file: a whole file or none.</summary>
    public static void WriteSnapshot(string path, IReadOnlyList<Observation> observations) =>
        SnapshotWriter.Write(path, [.. observations.Select(one => (ClusterDocument)one.Document with { Metrics = one.Readings })]);

    /// <summary>Samples the metrics of a cluster's services. A source that fails is in its readings, nothing is thrown for it.</summary>
    /// <param name="connection">For CloudWatch and other sources in AWS.</param>
    /// <param name="definition">The cluster; only enabled services are sampled.</param>
    /// <param name="known">Readings that replace sources (<c>-Metric</c>, or a snapshot's): a service's alias found here is not sampled.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public static Task<MetricSample> SampleAsync(
        ConnectionSettings connection, ClusterDefinition definition, MetricReadings known, DateTimeOffset now, CancellationToken cancellation) =>
        BeginSampling([new SampleRequest(connection, definition, known)], now, cancellation)[0];

    /// <summary>
    /// Begins to sample the metrics of clusters: those that are reached in the same way share their calls of CloudWatch, which are counted for the first of them. A source
    /// that fails is in its readings, nothing is thrown for it.
    /// </summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    /// <param name="cancellation">Stops all requests.</param>
    /// <returns>A task for each cluster, in their order.</returns>
    public static IReadOnlyList<Task<MetricSample>> BeginSampling(IReadOnlyList<SampleRequest> clusters, DateTimeOffset now, CancellationToken cancellation) =>
        ClusterSampling.Begin(clusters, now, cancellation);

    /// <summary>
    /// Applies one action: reads again what it was planned on, and changes it, or gives it back as skipped where that has moved on,
    /// or as failed with AWS's error.
    /// </summary>
    public static Task<AppliedAction> ApplyAsync(
        ConnectionSettings connection, ClusterDefinition definition, ScalingAction action, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(connection, async (aws, tally) =>
        {
            var applied = await new ActionExecutor(aws.Aws.Ecs, aws.Aws.AutoScaling, definition.Remembers(action)).ApplyAsync(action, now, cancellation).ConfigureAwait(false);
            return new AppliedAction(applied, tally.Counts);
        }, cancellation);

    /// <summary>Looks at what a run waits for, and at nothing else.</summary>
    public static Task<Watched> WatchAsync(ConnectionSettings connection, WatchRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(connection, async (aws, tally) =>
        {
            var seen = await new Watching(aws.Aws.Ecs, aws.Aws.AutoScaling).LookAsync(request, now, cancellation).ConfigureAwait(false);
            return new Watched(seen, tally.Counts);
        }, cancellation);

    /// <summary>Throws <see cref="GatewayException"/> where a log cannot be written.</summary>
    public static void ProbeLog(string path) => DecisionLogger.Probe(path);

    /// <summary>Appends to a log those verdicts of a plan that differ from what it told last.</summary>
    public static void LogVerdicts(string path, LogRun run, AutoscalePlan plan) => DecisionLogger.AppendChanges(path, run, plan);

    /// <summary>Appends an action to a log.</summary>
    public static void LogAction(string path, LogRun run, DateTimeOffset observedAt, ScalingAction action) => DecisionLogger.Append(path, run, observedAt, action);

    private static Task<Observation> ObserveAsync(
        ConnectionSettings connection, ClusterRequest request, IProgress<string> story, Func<ClusterReader, CancellationToken, Task<ClusterDocument>> read, CancellationToken cancellation) =>
        WithAsync(connection, async (aws, tally) =>
        {
            var context = new ReadContext(aws.Aws.Ecs, aws.Aws.AutoScaling, request.Cluster, story);
            using var branches = new Branches(cancellation);
            var targets = branches.Start(stop => ScalableTargetReader.ReadAsync(
                aws.Aws.ApplicationAutoScaling, ClusterName.LastPart(request.Cluster), request.ServiceNames, story, stop));
            var reading = branches.Start(stop => read(new ClusterReader(context, aws.TaskDefinitions), stop));
            await branches.EndAsync().ConfigureAwait(false);
            var document = reading.Result with { ScalableTargets = targets.Result };
            return new Observation(SnapshotMapper.Map(document), MetricReadings.None, document, tally.Counts);
        }, cancellation);

    private static Task<T> WithAsync<T>(ConnectionSettings settings, Func<Connection, CallTally, Task<T>> work, CancellationToken cancellation) =>
        GatewayFailures.GuardAsync(async () =>
        {
            var tally = CallTally.Begin();
            CallBudget.Use(settings.ApiBudget);
            try
            {
                return await work(await ConnectionPool.Shared.GetAsync(settings, cancellation).ConfigureAwait(false), tally).ConfigureAwait(false);
            }
            catch (OperationCanceledException error) when (tally.Interrupted is not null)
            {
                error.Data[WaitedFor] = tally.Interrupted;
                throw;
            }
            catch (Exception error) when (GatewayFailures.Of(error) is { Failure: GatewayFailure.NoCredentials })
            {
                ConnectionPool.Shared.Forget(settings);
                throw;
            }
        });
}
