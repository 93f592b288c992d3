using System;
using System.IO;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.DecisionLog;

/// <summary>Logs what runs decide and do.</summary>
internal static class DecisionLogger
{
    /// <summary>Appends nothing, to see whether something could be.</summary>
    public static void Probe(string path) => LogFile.Append(path, _ => []);

    /// <summary>Appends an action.</summary>
    public static void Append(string path, LogRun run, DateTimeOffset observedAt, ScalingAction action) => LogFile.Append(path, _ =>
    {
        var lines = new MemoryStream();
        LogLine.WriteAction(lines, run, observedAt, action);
        return lines.ToArray();
    });

    /// <summary>Appends those verdicts of a plan that differ from what the log told last of the same service, group or instance.</summary>
    public static void AppendChanges(string path, LogRun run, AutoscalePlan plan) => LogFile.Append(path, tail =>
    {
        var lines = new MemoryStream();
        var told = VerdictMemory.Read(tail, plan.Cluster);
        foreach (var verdict in LoggedVerdict.Of(plan))
        {
            VerdictState? before = told.TryGetValue(verdict.Subject, out var known) ? known : null;
            if (before != verdict.State) LogLine.WriteVerdict(lines, run, plan.ObservedAt, verdict, before);
        }

        return lines.ToArray();
    });
}
