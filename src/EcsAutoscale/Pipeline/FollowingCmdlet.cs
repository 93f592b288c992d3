using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EcsAutoscale.Acting.Following;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Pipeline;

/// <summary>What a cmdlet does that waits for what it has begun: it looks again, ever more seldom, and finishes its own drains by a new plan.</summary>
public abstract class FollowingCmdlet : ActingCmdlet
{
    private const int FirstProgressId = 1791;
    private const int MostFailedLooks = 5;
    private const double Growth = 1.5;
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(30);

    /// <summary>Takes note of the last action that was gone through.</summary>
    private protected abstract void Did(Followed followed);

    /// <summary>Goes through actions; a stop says what was done.</summary>
    private protected void Act(Followed followed, IReadOnlyList<ScalingAction> actions)
    {
        try
        {
            foreach (var action in actions) Act(followed, action);
        }
        catch (PipelineStoppedException) when (followed.Plan.HasActions && IsStopping)
        {
            TellStopped(followed.Target.Name, followed.Deeds, followed.Plan.Actions.Count, followed.Open.Count > 0 ? $" while it waited for {followed.Told}" : "");
            throw;
        }
    }

    /// <summary>Waits until nothing is open any more.</summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="end">What is done with each as soon as it has ended.</param>
    private protected void Follow(List<Followed> clusters, Action<Followed> end)
    {
        var ids = clusters.Select((followed, index) => (followed, index)).ToDictionary(pair => pair.followed, pair => FirstProgressId + pair.index);
        var interval = FirstInterval;
        try
        {
            for (; clusters.Count > 0; interval = Longer(interval))
            {
                foreach (var followed in clusters) Show(followed, ids[followed]);
                Pause(interval);
                foreach (var followed in clusters.ToList())
                {
                    AttemptCluster(followed.Target, () => Look(followed));
                    if (followed.Open.Count > 0) continue;
                    clusters.Remove(followed);
                    WriteProgress(new ProgressRecord(ids[followed], $"{followed.Target.Name}: waiting", "done") { RecordType = ProgressRecordType.Completed });
                    end(followed);
                }
            }
        }
        catch (PipelineStoppedException) when (IsStopping)
        {
            foreach (var followed in clusters) TellStopped(followed.Target.Name, followed.Deeds, followed.Plan.Actions.Count, $" while it waited for {followed.Told}");
            throw;
        }
    }

    private static TimeSpan Longer(TimeSpan interval) => TimeSpan.FromTicks(Math.Min(LongestInterval.Ticks, (long)(interval.Ticks * Growth)));

    private void Act(Followed followed, ScalingAction action)
    {
        Try(followed.Target, action, followed.Deeds);
        Did(followed);
    }

    private void Show(Followed followed, int id) => WriteProgress(
        new ProgressRecord(id, $"{followed.Target.Name}: waiting", Redactor.Redact(followed.Told)) { PercentComplete = followed.Percent });

    // Waiting takes as long as it takes: the time limit holds for each look.
    private void Pause(TimeSpan interval)
    {
        Untimed(() => Await(async stop =>
        {
            await Task.Delay(interval, stop).ConfigureAwait(false);
            return true;
        }));
        RestartDeadline();
    }

    private void Look(Followed followed)
    {
        try
        {
            var (seen, calls) = Watch(followed);
            followed.Deeds.Add(calls);
            var before = followed.Told;
            foreach (var failed in followed.See(seen)) Report(Failures.NotFinished(followed.Target.Name, failed.Action, failed.Told));
            if (followed.Open.Count > 0 && followed.Told != before) Tell($"{followed.Target.Name}: {followed.Told}");
            var due = followed.Open.Where(one => one.Progress == AwaitedProgress.Due).ToList();
            if (due.Count > 0) Finish(followed, due);
        }
        catch (EcsAutoscaleException exception)
        {
            followed.FailedLooks++;
            Tell($"{followed.Target.Name}: while waiting: {exception.Message}");
            if (followed.FailedLooks >= MostFailedLooks) GiveUp(followed, exception);
        }
    }

    private (WatchedCluster Seen, IReadOnlyDictionary<string, int> Calls) Watch(Followed followed)
    {
        var open = followed.Open;
        return Await(stop => Door.WatchAsync(
            ConnectionOf(followed.Target),
            followed.Plan.Cluster,
            open.OfType<AwaitedDrain>().Select(one => one.Action.ContainerInstanceArn!),
            open.OfType<AwaitedLaunch>().Select(one => one.Action.Target).Distinct(StringComparer.Ordinal),
            followed.Plan.Instances.Select(verdict => verdict.ContainerInstanceArn).OfType<string>(),
            stop));
    }

    // The same planner and the same executor as those of any run; of its actions only those on drains of this run are taken.
    private void Finish(Followed followed, IReadOnlyList<Awaited> due)
    {
        var sight = LookAgain(followed.Target, SightScope.PlanWithoutMetrics);
        followed.Deeds.Add(sight.Calls);
        followed.ObservedAt = sight.Snapshot.ObservedAt;
        var plan = Emitted.Of(Planner.Plan(sight.Target.Definition, sight.Snapshot, MetricReadings.None), Redactor);
        foreach (var one in due)
        {
            var arn = one.Action.ContainerInstanceArn;
            var action = plan.Actions.FirstOrDefault(
                planned => planned.ContainerInstanceArn == arn && planned.Kind is ScalingActionKind.TerminateInstance or ScalingActionKind.CancelDrain);
            if (action is not null) Finish(followed, one, action);
            else if (plan.Instances.FirstOrDefault(verdict => verdict.ContainerInstanceArn == arn) is { } verdict) Judge(followed, one, verdict, sight.Snapshot.ObservedAt);
        }
    }

    private void Finish(Followed followed, Awaited one, ScalingAction action)
    {
        Act(followed, action);
        var result = followed.Deeds.Last;
        if (result.Status == ScalingActionStatus.Failed) followed.End(one, AwaitedProgress.Failed, $"{action.Target}: {result.Error}");
        else if (result.Status == ScalingActionStatus.Skipped && WasDeclined(result)) followed.End(one, AwaitedProgress.Finished, $"{action.Target}: {result.Error}");
        else if (result.Status == ScalingActionStatus.Applied && action.Kind == ScalingActionKind.TerminateInstance) followed.End(one, AwaitedProgress.Finished, $"{action.Target} is terminated");
        else if (result.Status == ScalingActionStatus.Applied) Fail(followed, one, $"the drain of {action.Target} was taken back: {action.Explanation}");
    }

    private void Judge(Followed followed, Awaited one, ScaleDownVerdict verdict, DateTimeOffset now)
    {
        if (verdict.Reason == Reason.DrainFinished) followed.End(one, AwaitedProgress.Finished, verdict.Explanation);
        else if (one is AwaitedDrain drain && now > drain.Deadline) Fail(followed, one, $"{verdict.InstanceId}: {verdict.Explanation}");
    }

    private void GiveUp(Followed followed, EcsAutoscaleException exception)
    {
        foreach (var one in followed.Open) followed.End(one, AwaitedProgress.Failed, one.Told);
        Report(Failures.Outside(exception, followed.Target.Name));
    }

    private void Fail(Followed followed, Awaited one, string told) =>
        Report(Failures.NotFinished(followed.Target.Name, one.Action, followed.End(one, AwaitedProgress.Failed, told).Told));
}
