using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Pipeline;

/// <summary>What cmdlets share that look at clusters and decide: on the account, or on a recorded file.</summary>
public abstract class DecidingCmdlet : ClusterCmdlet
{
    private const int MostAtOnce = 64;
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly Dictionary<(string Reference, SightScope Scope), Task<Sight>> _looked = [];
    private IReadOnlyList<Observed>? _recorded;
    private WhatIfMetrics _metrics = WhatIfMetrics.None;

    /// <summary>
    /// A file that Export-EcsClusterSnapshot wrote. The decision is made on it, without AWS and without asking any metric source.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Snapshot { get; set; }

    /// <summary>
    /// Values in place of the metric sources: <c>@{ worker = @{ queue_length = 500 } }</c>, service to alias to a number, or to a script block
    /// that is run once and returns one.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metric { get; set; }

    /// <summary>Whether a cluster is read once for all pipeline input: right as long as nothing is changed in between.</summary>
    private protected virtual bool LooksOnce => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        ReadMetric();
        if (Snapshot is not null) ReadSnapshot(FileOf(Snapshot));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _places.Dispose();
    }

    /// <summary>Looks at all targets at once, and does the work of each in their order as soon as it has been seen.</summary>
    /// <param name="targets">The clusters.</param>
    /// <param name="scope">What is looked at.</param>
    /// <param name="work">What is done with what was seen.</param>
    /// <param name="skip">What is done, in its place, with a cluster that the definition leaves out, in place of looking at it; null looks at it.</param>
    private protected void ForEachSight(
        IReadOnlyList<ClusterTarget> targets, SightScope scope, Action<Sight> work, Action<ClusterTarget>? skip = null)
    {
        WarnOfUnusedMetrics(targets);
        var reader = new SightReader(_places, _metrics, Story);
        var sampling = new SharedSampling(_metrics, [.. targets.Where(target => !IsSkipped(target)).Select(target => (target, ConnectionOf(target)))], scope);
        var looks = targets.Select(target => (Target: target, See: IsSkipped(target) ? null : Look(reader, target, scope, sampling))).ToList();
        foreach (var (target, see) in looks)
        {
            AttemptCluster(target, () =>
            {
                if (see is null) skip!(target);
                else if (see() is { } sight) work(sight);
            });
        }

        bool IsSkipped(ClusterTarget target) => skip is not null && !target.Definition.Enabled;
    }

    /// <summary>Looks at a cluster once more.</summary>
    private protected Sight LookAgain(ClusterTarget target, SightScope scope)
    {
        var reader = new SightReader(_places, _metrics, Story);
        return Await(stop => reader.ReadAsync(target, ConnectionOf(target), scope, stop));
    }

    /// <summary>Begins to look at a cluster; what is given back waits for it.</summary>
    private Func<Sight?> Look(SightReader reader, ClusterTarget target, SightScope scope, SharedSampling sampling)
    {
        if (_recorded is not null) return () => Recorded(target);
        var key = (target.Reference, scope);
        if (!LooksOnce || !_looked.TryGetValue(key, out var reading))
            _looked[key] = reading = Start(stop => reader.ReadAsync(target, ConnectionOf(target), scope, sampling, stop));
        return () => Await(reading);
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> AllNames() =>
        _recorded is null ? base.AllNames() : [.. _recorded.Select(one => one.Snapshot.Cluster)];

    private Sight? Recorded(ClusterTarget target)
    {
        var name = EcsName.Of(target.Reference);
        if (_recorded!.FirstOrDefault(one => name.Means(one.Snapshot.Cluster, one.Snapshot.ClusterArn)) is not { } found)
        {
            Report(Failures.NotInSnapshot(target.Name, Snapshot!, _recorded!.Select(one => one.Snapshot.Cluster)));
            return null;
        }

        var readings = RecordedReadings.Complete(target.Definition, _metrics.Over(found.Readings, target.Definition));
        return Sight.Of(target, found with { Readings = readings }, TimeSpan.Zero);
    }

    private void ReadMetric()
    {
        if (Metric is null) return;
        try
        {
            _metrics = WhatIfMetrics.Read(Metric);
        }
        catch (InvalidMetricException exception)
        {
            End(exception.Failure);
        }
    }

    private void ReadSnapshot(string file)
    {
        try
        {
            Tell($"Reading the snapshot {file}.");
            _recorded = Door.ReadSnapshot(file);
        }
        catch (EcsAutoscaleException exception)
        {
            End(Failures.Outside(exception, null));
        }
    }

    private void WarnOfUnusedMetrics(IReadOnlyList<ClusterTarget> targets)
    {
        foreach (var name in _metrics.Unused([.. targets.Select(target => target.Definition)]))
            Warn($"-Metric gives {name}, but no chosen cluster's definition has that service or alias: it is not used.");
    }
}
