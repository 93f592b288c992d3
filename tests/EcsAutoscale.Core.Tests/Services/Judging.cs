using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Core.Tests.Building;

namespace EcsAutoscale.Core.Tests.Services;

/// <summary>One service judged by itself: tests say what is special about it.</summary>
internal static class Judging
{
    public static DateTimeOffset Now => ClusterBuilder.Now;

    /// <summary>0 to 10 tasks, 20 messages a task, ten percent tolerance.</summary>
    public static ServiceDefinition Tracking { get; } = new() { Name = "worker", Min = 0, Max = 10, Target = Target("queue", 20) };

    public static TargetPolicy Target(string metric, double perTask, double tolerance = 0.1) =>
        new() { Metric = Metric.Of(metric), PerTask = perTask, Tolerance = tolerance };

    public static EcsService Worker(int desired, params ServiceEvent[] events) =>
        new() { Name = "worker", DesiredCount = desired, RunningCount = desired, Events = events };

    /// <summary>An event of so many seconds ago.</summary>
    public static ServiceEvent Ago(double seconds, string message = "(service worker) has started 1 tasks: (task 1).") => new(Now.AddSeconds(-seconds), message);

    public static MetricReading Reading(string alias, double value) => MetricReading.Of(alias, value, "test");

    /// <summary>A reading whose past values became known one minute apart, the newest (the value) now.</summary>
    public static MetricReading Reading(string alias, params double[] minutes) => Reading(alias, minutes[^1]) with
    {
        History = [.. minutes.Select((value, index) => new MetricPoint(Now.AddMinutes(index - minutes.Length + 1), value))],
    };

    public static ServiceVerdict Judge(this ServiceDefinition wanted, EcsService service, params MetricReading[] readings) => ServicePlanner.Judge(
        "production", wanted, service, new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>> { ["worker"] = readings }), Now);

    public static ServiceVerdict Judge(this ServiceDefinition wanted, int desired, params MetricReading[] readings) => wanted.Judge(Worker(desired), readings);
}
