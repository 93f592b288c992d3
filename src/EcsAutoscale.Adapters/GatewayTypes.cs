using System;
using System.Collections.Generic;
using System.Threading;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters;

/// <summary>How AWS is reached: what the caller said, over what the definition says, over the session's environment.</summary>
public sealed record ConnectionSettings
{
    /// <summary>The region; null for the session's.</summary>
    public string? Region { get; init; }

    /// <summary>The credential profile; null for the session's.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The role to assume; null for none.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role asks for; null for none.</summary>
    public Sensitive? ExternalId { get; init; }

    /// <summary>
    /// The share of what AWS serves the account and region that the calls may take, above 0 and up to 1: of the sustained rates, and of the bursts. Null for no bound.
    /// </summary>
    public double? ApiBudget { get; init; }

    /// <summary>Where all services are reached instead of AWS; null for AWS, or what AWS_ENDPOINT_URL says.</summary>
    public string? EndpointUrl { get; init; }
}

/// <summary>What is to be observed.</summary>
/// <param name="Cluster">The cluster's name or ARN.</param>
/// <param name="AutoScalingGroup">The group's name, or null to find the groups by the instances' ids.</param>
/// <param name="ServiceNames">Services that the definition names; those that do not exist become warnings.</param>
public sealed record ClusterRequest(string Cluster, string? AutoScalingGroup, IReadOnlyList<string> ServiceNames)
{
    /// <summary>Whether only the services matter: then neither instances nor groups are read.</summary>
    public bool OnlyServices { get; init; }
}

/// <summary>A cluster whose metrics are to be sampled.</summary>
/// <param name="Connection">For CloudWatch and other sources in AWS.</param>
/// <param name="Definition">The cluster; only enabled services are sampled.</param>
/// <param name="Known">Readings that replace sources (<c>-Metric</c>, or a snapshot's): a service's alias found here is not sampled.</param>
public sealed record SampleRequest(ConnectionSettings Connection, ClusterDefinition Definition, MetricReadings Known)
{
    /// <summary>Stops the requests of this cluster alone.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>What was observed of one cluster, from AWS or from a file.</summary>
public sealed class Observation
{
    internal Observation(ClusterSnapshot snapshot, MetricReadings readings, object document, IReadOnlyDictionary<string, int> calls)
    {
        Snapshot = snapshot;
        Readings = readings;
        Document = document;
        Calls = calls;
    }

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Metric readings that were recorded with it; none for an observation from AWS.</summary>
    public MetricReadings Readings { get; }

    /// <summary>AWS operation to the number of requests, retries included; empty for a file.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; }

    /// <summary>The observation in AWS's own shapes, for writing it to a file.</summary>
    internal object Document { get; }

    /// <summary>The same observation with readings to be recorded beside it.</summary>
    public Observation With(MetricReadings readings) => new(Snapshot, readings, Document, Calls);
}

/// <summary>Sampled metrics.</summary>
/// <param name="Readings">Service to readings.</param>
/// <param name="Calls">AWS operation to the number of requests, retries included.</param>
public sealed record MetricSample(MetricReadings Readings, IReadOnlyDictionary<string, int> Calls);

/// <summary>An action after it was tried.</summary>
/// <param name="Action">The action, with its status and error.</param>
/// <param name="Calls">AWS operation to the number of requests, retries included.</param>
public sealed record AppliedAction(ScalingAction Action, IReadOnlyDictionary<string, int> Calls);

/// <summary>What a run waits for.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Drains">ARNs of the container instances that it drains.</param>
/// <param name="Groups">Names of the groups whose instances it has asked for.</param>
/// <param name="Known">ARNs of the container instances that were there before.</param>
public sealed record WatchRequest(string Cluster, IReadOnlyList<string> Drains, IReadOnlyList<string> Groups, IReadOnlyList<string> Known);

/// <summary>What was seen of what a run waits for.</summary>
/// <param name="Seen">What was seen.</param>
/// <param name="Calls">AWS operation to the number of requests, retries included.</param>
public sealed record Watched(WatchedCluster Seen, IReadOnlyDictionary<string, int> Calls);

/// <summary>The run that a line of the log comes from.</summary>
/// <param name="Id">The run's id, of its own.</param>
/// <param name="IsWhatIf">Whether it changes nothing.</param>
/// <param name="Now">When the line is written.</param>
public sealed record LogRun(string Id, bool IsWhatIf, DateTimeOffset Now);

/// <summary>What kind of failure stands behind a <see cref="GatewayException"/>; the cmdlets make error ids and categories of it.</summary>
public enum GatewayFailure
{
    /// <summary>Never given.</summary>
    Unspecified,

    /// <summary>No credentials were found.</summary>
    NoCredentials,

    /// <summary>No region was found.</summary>
    NoRegion,

    /// <summary>The endpoint did not answer.</summary>
    EndpointUnreachable,

    /// <summary>AWS denied it.</summary>
    AccessDenied,

    /// <summary>AWS throttled it, for good.</summary>
    Throttled,

    /// <summary>The cluster does not exist.</summary>
    ClusterNotFound,

    /// <summary>The service does not exist.</summary>
    ServiceNotFound,

    /// <summary>A snapshot file cannot be read or written.</summary>
    SnapshotFile,

    /// <summary>The log cannot be written.</summary>
    LogFile,

    /// <summary>AWS answered with another error, or with something unreadable.</summary>
    Service,
}

/// <summary>Something outside failed. The message says what, where and what to do, and holds no credentials.</summary>
public sealed class GatewayException : Exception
{
    /// <summary>An unspecified failure.</summary>
    public GatewayException()
    {
    }

    /// <summary>A failure with a message.</summary>
    public GatewayException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a message and its cause.</summary>
    public GatewayException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A failure of a kind.</summary>
    public GatewayException(GatewayFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind.</summary>
    public GatewayFailure Failure { get; }

    /// <summary>What the operator can do about it, where more is to be said than the message; null otherwise.</summary>
    public string? Advice { get; init; }

    /// <summary>The AWS operation; null where none was called.</summary>
    public string? Operation { get; init; }

    /// <summary>AWS's error code; null where there is none.</summary>
    public string? ErrorCode { get; init; }
}
