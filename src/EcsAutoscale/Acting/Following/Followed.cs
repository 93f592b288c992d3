using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Acting.Following;

/// <summary>One cluster's run: what was planned, what was done, and what is waited for.</summary>
internal sealed class Followed
{
    private readonly List<Awaited> _awaited = [];
    private readonly Stopwatch _acting = Stopwatch.StartNew();
    private bool _failed;

    /// <summary>Begins with nothing done.</summary>
    public Followed(ClusterTarget target, AutoscalePlan plan, Sight? sight, TimeSpan deciding)
    {
        Target = target;
        Plan = plan;
        ObservedAt = plan.ObservedAt;
        Sight = sight;
        DecidingTook = deciding;
    }

    /// <summary>The cluster, with the definition that it was planned by.</summary>
    public ClusterTarget Target { get; }

    /// <summary>What was planned.</summary>
    public AutoscalePlan Plan { get; }

    /// <summary>What was seen; null for a plan that was given.</summary>
    public Sight? Sight { get; }

    /// <summary>How long deciding took.</summary>
    public TimeSpan DecidingTook { get; }

    /// <summary>What was done.</summary>
    public Deeds Deeds { get; } = new();

    /// <summary>When the cluster was last observed as a whole: what an action is planned on.</summary>
    public DateTimeOffset ObservedAt { get; set; }

    /// <summary>How many looks in a row have failed.</summary>
    public int FailedLooks { get; set; }

    /// <summary>What is still waited for.</summary>
    public IReadOnlyList<Awaited> Open => [.. _awaited.Where(one => one.IsOpen)];

    /// <summary>What is waited for, in words; the first few.</summary>
    public string Told
    {
        get
        {
            var open = Open;
            const int most = 3;
            return string.Join("; ", open.Take(most).Select(one => one.Told)) + (open.Count > most ? $"; and {open.Count - most} more" : "");
        }
    }

    /// <summary>The share that is done, in percent.</summary>
    public int Percent => _awaited.Count == 0 ? 100 : (int)(100 * _awaited.Average(one => one.IsOpen ? one.Share : 1));

    /// <summary>Waits for what the last action has begun, where it has begun something.</summary>
    public void Await(DateTimeOffset now)
    {
        var action = Deeds.Last;
        if (action.Status != ScalingActionStatus.Applied) return;
        if (action.Kind == ScalingActionKind.DrainInstance) _awaited.Add(AwaitedDrain.Of(action, Target.Definition.ScaleIn, now));
        if (action.Kind == ScalingActionKind.ScaleOut) _awaited.Add(AwaitedLaunch.Of(action, Target.Definition.ScaleOut, now));
    }

    /// <summary>Takes note of what was seen; gives what has failed.</summary>
    public IReadOnlyList<Awaited> See(WatchedCluster seen)
    {
        FailedLooks = 0;
        var open = Open;
        foreach (var one in open) Replace(one, one.Follow(seen));
        return [.. _awaited.Where(one => one.Progress == AwaitedProgress.Failed && open.Any(before => before.Action == one.Action))];
    }

    /// <summary>Ends what is waited for.</summary>
    public Awaited End(Awaited one, AwaitedProgress progress, string told)
    {
        var ended = one.Ended(progress, told);
        Replace(one, ended);
        return ended;
    }

    /// <summary>The run's result, now.</summary>
    public AutoscaleResult Result() => new()
    {
        Cluster = Plan.Cluster,
        ObservedAt = Plan.ObservedAt,
        Reading = Sight?.Reading ?? TimeSpan.Zero,
        Deciding = DecidingTook,
        Acting = _acting.Elapsed,
        Calls = CallCounts.Sum([.. Deeds.Calls, .. Sight is null ? [] : new[] { Sight.Calls }]),
        Plan = Plan,
        Actions = Deeds.Actions,
        Succeeded = Deeds.Succeeded && !_failed,
    };

    private void Replace(Awaited before, Awaited after)
    {
        _failed |= after.Progress == AwaitedProgress.Failed;
        _awaited[_awaited.IndexOf(before)] = after;
    }
}
