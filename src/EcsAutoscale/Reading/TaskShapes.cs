using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Reading;

/// <summary>Tasks by a size or by a task definition's name.</summary>
internal static class TaskShapes
{
    /// <summary>A task of that many CPU units and MiB, which may go anywhere.</summary>
    public static TaskKind OfSize(int cpu, int memory) => new()
    {
        Name = string.Format(CultureInfo.InvariantCulture, "{0} CPU units, {1} MiB", cpu, memory),
        Needs = new Resources(cpu, memory),
    };

    /// <summary>A task definition that is in use, by ARN, family:revision, or family, where the newest revision is meant; null where there is none.</summary>
    public static TaskDefinition? Find(ClusterSnapshot snapshot, string name) => (snapshot.TaskDefinitions ?? [])
        .Where(one => one.Arn == name || ShortName(one) == name || Family(one) == name)
        .OrderByDescending(Revision)
        .FirstOrDefault();

    /// <summary>All that are in use, as family:revision, in ordinal order.</summary>
    public static IEnumerable<string> NamesIn(ClusterSnapshot snapshot) =>
        (snapshot.TaskDefinitions ?? []).Select(ShortName).OrderBy(name => name, StringComparer.Ordinal);

    private static string ShortName(TaskDefinition one) => one.Arn.Substring(one.Arn.LastIndexOf('/') + 1);

    private static string Family(TaskDefinition one) => ShortName(one).Split(':')[0];

    private static int Revision(TaskDefinition one) =>
        int.TryParse(ShortName(one).Split(':').Last(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
