namespace EcsAutoscale.Errors;

/// <summary>The ids of all errors: public contract, listed in docs/cmdlets.md.</summary>
public static class ErrorIds
{
    /// <summary>There is no clusters.yml where it was looked for.</summary>
    public const string DefinitionNotFound = "DefinitionNotFound";

    /// <summary>A problem in a clusters.yml.</summary>
    public const string InvalidDefinition = "InvalidDefinition";

    /// <summary>The definition does not know the cluster.</summary>
    public const string UnknownCluster = "UnknownCluster";

    /// <summary>The cmdlet needs a cluster and was given none, or cannot tell which one.</summary>
    public const string ClusterNotNamed = "ClusterNotNamed";

    /// <summary>ECS does not know the cluster.</summary>
    public const string ClusterNotFound = "ClusterNotFound";

    /// <summary>The cluster has no such service, or the definition does not know it.</summary>
    public const string ServiceNotFound = "ServiceNotFound";

    /// <summary>The cluster has no such container instance.</summary>
    public const string InstanceNotFound = "InstanceNotFound";

    /// <summary>What was observed does not hold the task definition.</summary>
    public const string TaskDefinitionNotFound = "TaskDefinitionNotFound";

    /// <summary>A daemon service has no desired count.</summary>
    public const string DaemonService = "DaemonService";

    /// <summary><c>-Metric</c> holds something that is not a number.</summary>
    public const string InvalidMetric = "InvalidMetric";

    /// <summary>Parameters contradict each other.</summary>
    public const string InvalidCombination = "InvalidCombination";

    /// <summary>No AWS credentials were found.</summary>
    public const string NoCredentials = "NoCredentials";

    /// <summary>No AWS region was found.</summary>
    public const string NoRegion = "NoRegion";

    /// <summary>The endpoint does not answer.</summary>
    public const string EndpointUnreachable = "EndpointUnreachable";

    /// <summary>AWS denied the request.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>AWS throttled the request, for good.</summary>
    public const string Throttled = "Throttled";

    /// <summary>The time limit of <c>-TimeoutSec</c> has passed.</summary>
    public const string TimedOut = "TimedOut";

    /// <summary>AWS answered with another error.</summary>
    public const string AwsError = "AwsError";

    /// <summary>A snapshot file cannot be read or written.</summary>
    public const string SnapshotFile = "SnapshotFile";

    /// <summary>The log of decisions cannot be written; all that was planned was done without it.</summary>
    public const string LogFile = "LogFile";

    /// <summary>What -Wait waited for has failed, or did not end in time.</summary>
    public const string NotFinished = "NotFinished";

    /// <summary>The file is there already.</summary>
    public const string FileExists = "FileExists";

    /// <summary>A change was tried, and AWS refused it.</summary>
    public const string ActionFailed = "ActionFailed";

    /// <summary>A bug, or something nobody thought of.</summary>
    public const string Unexpected = "Unexpected";
}
