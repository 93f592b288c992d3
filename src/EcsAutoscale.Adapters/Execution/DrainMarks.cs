using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Attribute = EcsAutoscale.Adapters.Aws.Ecs.Model.Attribute;
using Snapshot = EcsAutoscale.Core.Cluster.ContainerInstance;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// The attributes on a container instance by which runs tell each other, and later runs, what they do with it: that a drain is ours and since when, and what
/// is about to become of it.
/// </summary>
internal sealed class DrainMarks(IAmazonECS ecs)
{
    private static readonly string[] All = [Snapshot.DrainMark, Snapshot.ReturnMark, Snapshot.TerminateMark];

    /// <summary>Whether the instance's drain is ours.</summary>
    public static bool IsOn(ContainerInstance instance) => instance.Attributes.Any(attribute => attribute.Name == Snapshot.DrainMark);

    /// <summary>The value of a mark, or null where it is not on.</summary>
    public static string? ValueOn(ContainerInstance instance, string name) => instance.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    /// <summary>Whether another run announced something of the instance so lately that it may still be doing it.</summary>
    public static bool IsAnnounced(ContainerInstance instance, string name, DateTimeOffset now) =>
        Snapshot.ReadTime(ValueOn(instance, name)) is { } at && now - at < Snapshot.AnnouncementHolds;

    /// <summary>The value for a time: ISO 8601 in UTC, of characters that an attribute may hold (no plus sign).</summary>
    public static string ValueOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Puts a mark on.</summary>
    public Task PutAsync(string cluster, string arn, string name, string value, CancellationToken cancellation) =>
        ecs.PutAttributesAsync(new PutAttributesRequest { Cluster = cluster, Attributes = [Attribute(arn, name, value)] }, cancellation);

    /// <summary>Takes one mark off.</summary>
    public Task RemoveAsync(string cluster, string arn, string name) => RemoveAsync(cluster, arn, [name]);

    /// <summary>Takes all marks off that the instance carries.</summary>
    public Task RemoveAllAsync(string cluster, ContainerInstance instance) =>
        RemoveAsync(cluster, instance.ContainerInstanceArn!, [.. All.Where(name => instance.Attributes.Any(attribute => attribute.Name == name))]);

    // What is begun is not cancelled half-way.
    private Task RemoveAsync(string cluster, string arn, IEnumerable<string> names) => ecs.DeleteAttributesAsync(
        new DeleteAttributesRequest { Cluster = cluster, Attributes = [.. names.Select(name => Attribute(arn, name, null))] }, CancellationToken.None);

    private static Attribute Attribute(string arn, string name, string? value) => new()
    {
        Name = name,
        Value = value,
        TargetType = "container-instance",
        TargetId = arn,
    };
}
