using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Errors;

/// <summary>Every error that the cmdlets write, each with its id, its category, its target, and what to do.</summary>
internal static class Failures
{
    public static Failure DefinitionNotFound(string path, string wanted) => new(
        ErrorIds.DefinitionNotFound, ErrorCategory.ObjectNotFound, path, $"There is no definition at '{path}'.",
        $"Give the path of a clusters.yml with -Path, or set ECS_AUTOSCALE_PATH{wanted}.");

    public static Failure InvalidDefinition(DefinitionProblem problem) => new(
        ErrorIds.InvalidDefinition, ErrorCategory.InvalidData, problem, problem.ToString(),
        "Correct the file. Test-EcsAutoscaleDefinition shows all its problems.");

    public static Failure UnknownCluster(string name, string path, IEnumerable<string> known) => new(
        ErrorIds.UnknownCluster, ErrorCategory.ObjectNotFound, name, $"'{path}' defines no cluster '{name}'. It defines: {List(known)}.",
        "Name one of those with -Cluster, or define the cluster.");

    public static Failure ClusterNotNamed(string message, string advice) => new(
        ErrorIds.ClusterNotNamed, ErrorCategory.InvalidArgument, null, message, advice);

    public static Failure NotInSnapshot(string cluster, string file, IEnumerable<string> known) => new(
        ErrorIds.ClusterNotFound, ErrorCategory.ObjectNotFound, cluster, $"The snapshot '{file}' holds no cluster '{cluster}'. It holds: {List(known)}.",
        "Name one of those with -Cluster, or record the cluster with Export-EcsClusterSnapshot.");

    public static Failure ServiceNotFound(string cluster, string service, IEnumerable<string> known) => new(
        ErrorIds.ServiceNotFound, ErrorCategory.ObjectNotFound, service, $"Cluster '{cluster}' has no service '{service}'. It has: {List(known)}.",
        "Name one of those with -Service.");

    public static Failure ServiceNotDefined(string cluster, string service, IEnumerable<string> known) => new(
        ErrorIds.ServiceNotFound, ErrorCategory.ObjectNotFound, service,
        $"The definition of cluster '{cluster}' has no enabled service '{service}'. It has: {List(known)}.",
        "Define the service, or give its count with -DesiredCount or -Increment.");

    public static Failure InstanceNotFound(string cluster, string instance, IEnumerable<string> known) => new(
        ErrorIds.InstanceNotFound, ErrorCategory.ObjectNotFound, instance,
        $"Cluster '{cluster}' has no container instance '{instance}'. It has: {List(known)}.",
        "Give an EC2 instance id (i-...) or a container instance ARN of the cluster with -InstanceId.");

    public static Failure TaskDefinitionNotFound(string cluster, string name, IEnumerable<string> known) => new(
        ErrorIds.TaskDefinitionNotFound, ErrorCategory.ObjectNotFound, name,
        $"No service or task of cluster '{cluster}' uses the task definition '{name}'. Known: {List(known)}.",
        "Name one of those, or give the size with -Cpu and -Memory.");

    public static Failure DaemonService(string cluster, string service) => new(
        ErrorIds.DaemonService, ErrorCategory.InvalidOperation, service,
        $"Service '{service}' of cluster '{cluster}' is a daemon: ECS runs one task on each instance, and there is no desired count to set.",
        "Leave it to ECS.");

    public static Failure InvalidMetric(string key, string message) => new(
        ErrorIds.InvalidMetric, ErrorCategory.InvalidArgument, key, $"-Metric: {key}: {message}",
        "Give values so: -Metric @{ worker = @{ queue_length = 500 } }, where each value is a number or a script block that returns one.");

    public static Failure InvalidCombination(string message, string advice) => new(
        ErrorIds.InvalidCombination, ErrorCategory.InvalidArgument, null, message, advice);

    public static Failure FileExists(string path) => new(
        ErrorIds.FileExists, ErrorCategory.ResourceExists, path, $"'{path}' is there already.", "Overwrite it with -Force, or name another file.");

    public static Failure ActionFailed(ScalingAction action, string description) => new(
        ErrorIds.ActionFailed, ErrorCategory.InvalidResult, action, $"{action.Cluster}: {description} failed: {action.Error}",
        "The other actions went on. The next run sees what is there and plans anew.");

    public static Failure NotFinished(string cluster, ScalingAction action, string told) => new(
        ErrorIds.NotFinished, ErrorCategory.OperationTimeout, action, $"{cluster}: {told}.", "The next run sees what is there and plans anew.");

    public static EcsAutoscaleException Late(string? operation, TimeSpan limit) => new(
        operation is null
            ? string.Format(CultureInfo.InvariantCulture, "-TimeoutSec {0} has passed before this was done.", limit.TotalSeconds)
            : string.Format(CultureInfo.InvariantCulture, "-TimeoutSec {0} has passed while {1} was waited for.", limit.TotalSeconds, operation))
    {
        ErrorId = ErrorIds.TimedOut,
        Operation = operation,
    };

    public static Failure NotBegun(string cluster, int seconds) => new(
        ErrorIds.TimedOut, ErrorCategory.OperationTimeout, cluster,
        string.Format(CultureInfo.InvariantCulture, "{0}: -TimeoutSec {1} has passed: the actions that had not begun are skipped.", cluster, seconds),
        AdviceFor(ErrorIds.TimedOut));

    public static Failure Outside(EcsAutoscaleException exception, object? target) => new(
        exception.ErrorId, CategoryOf(exception.ErrorId), target, target is string name ? $"{name}: {exception.Message}" : exception.Message,
        exception.Advice ?? AdviceFor(exception.ErrorId))
    {
        Operation = exception.Operation,
        AwsErrorCode = exception.AwsErrorCode,
    };

    private static ErrorCategory CategoryOf(string id) => id switch
    {
        ErrorIds.NoCredentials => ErrorCategory.AuthenticationError,
        ErrorIds.NoRegion => ErrorCategory.InvalidArgument,
        ErrorIds.EndpointUnreachable => ErrorCategory.ConnectionError,
        ErrorIds.AccessDenied => ErrorCategory.PermissionDenied,
        ErrorIds.Throttled => ErrorCategory.LimitsExceeded,
        ErrorIds.TimedOut => ErrorCategory.OperationTimeout,
        ErrorIds.ClusterNotFound or ErrorIds.ServiceNotFound => ErrorCategory.ObjectNotFound,
        ErrorIds.SnapshotFile => ErrorCategory.InvalidData,
        ErrorIds.LogFile => ErrorCategory.WriteError,
        ErrorIds.AwsError => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };

    private static string AdviceFor(string id) => id switch
    {
        ErrorIds.NoCredentials => "Give credentials as for the AWS CLI: a profile (-ProfileName), environment variables, SSO or a role.",
        ErrorIds.NoRegion => "Give -Region, set AWS_REGION, or write region: into the definition.",
        ErrorIds.EndpointUnreachable => "Look at the network, at -EndpointUrl and at AWS_ENDPOINT_URL.",
        ErrorIds.AccessDenied => "Give the identity the permission that the message names.",
        ErrorIds.Throttled => "Wait and run it again; the account's other callers use up its request rate.",
        ErrorIds.TimedOut => "Give more time with -TimeoutSec, name fewer clusters, or give calls a larger share with -ApiBudget; the next run sees what is there.",
        ErrorIds.ClusterNotFound => "Look at the cluster's name, the region and the account.",
        ErrorIds.ServiceNotFound => "Look at the service's name.",
        ErrorIds.SnapshotFile => "Record it anew with Export-EcsClusterSnapshot.",
        _ => "Run it again; if it stays, look at what AWS says.",
    };

    private static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0 ? "nothing" : string.Join(", ", all);
    }
}
