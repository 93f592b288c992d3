using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
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
    /// <summary>Reads a clusters.yml, or a folder of <c>cluster.yml</c> files. Problems are in the result; nothing is thrown for them.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="environment">Answers environment variables: name to value, or null where unset.</param>
    public static DefinitionSet ReadDefinitions(string path, Func<string, string?> environment) => throw new NotSupportedException();

    /// <summary>The names of all clusters of the account and region, in ordinal order.</summary>
    public static Task<IReadOnlyList<string>> ListClustersAsync(ConnectionSettings connection, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Observes one cluster of the account.</summary>
    public static Task<Observation> ObserveAsync(
        ConnectionSettings connection, ClusterRequest request, IProgress<string> story, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Reads a recorded snapshot file. Throws <see cref="GatewayException"/> with line and column where it cannot be read.</summary>
    public static IReadOnlyList<Observation> ReadSnapshot(string path) => throw new NotSupportedException();

    /// <summary>Writes observations as a snapshot file: a whole file or none.</summary>
    public static void WriteSnapshot(string path, IReadOnlyList<Observation> observations) => throw new NotSupportedException();

    /// <summary>Samples the metrics of a cluster's services. A source that fails is in its readings, nothing is thrown for it.</summary>
    /// <param name="connection">For CloudWatch and other sources in AWS.</param>
    /// <param name="definition">The cluster; only enabled services are sampled.</param>
    /// <param name="known">Readings that replace sources (<c>-Metric</c>, or a snapshot's): a service's alias found here is not sampled.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    /// <param name="cancellation">Stops all requests.</param>
    public static Task<MetricSample> SampleAsync(
        ConnectionSettings connection, ClusterDefinition definition, MetricReadings known, DateTimeOffset now, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>
    /// Applies one action: reads again what it was planned on, and changes it, or gives it back as skipped where that has moved on,
    /// or as failed with AWS's error.
    /// </summary>
    public static Task<AppliedAction> ApplyAsync(
        ConnectionSettings connection, ClusterDefinition definition, ScalingAction action, DateTimeOffset now, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
