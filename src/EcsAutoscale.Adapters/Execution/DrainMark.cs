using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Attribute = EcsAutoscale.Adapters.Aws.Ecs.Model.Attribute;
using Snapshot = EcsAutoscale.Core.Cluster;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>The attribute on a container instance that says that its drain is ours, and since when.</summary>
internal sealed class DrainMark(IAmazonECS ecs)
{
    /// <summary>Whether the instance carries it.</summary>
    public static bool IsOn(ContainerInstance instance) => instance.Attributes.Any(attribute => attribute.Name == Snapshot.ContainerInstance.DrainMark);

    /// <summary>The value for a time: ISO 8601 in UTC, of characters that an attribute may hold (no plus sign).</summary>
    public static string ValueOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Puts it on.</summary>
    public Task PutAsync(string cluster, string arn, DateTimeOffset now, CancellationToken cancellation) =>
        ecs.PutAttributesAsync(
            new PutAttributesRequest { Cluster = cluster, Attributes = [Attribute(arn, ValueOf(now))] }, cancellation);

    /// <summary>Takes it off.</summary>
    public Task RemoveAsync(string cluster, string arn, CancellationToken cancellation) =>
        ecs.DeleteAttributesAsync(new DeleteAttributesRequest { Cluster = cluster, Attributes = [Attribute(arn, null)] }, cancellation);

    private static Attribute Attribute(string arn, string? value) => new()
    {
        Name = Snapshot.ContainerInstance.DrainMark,
        Value = value,
        TargetType = "container-instance",
        TargetId = arn,
    };
}
