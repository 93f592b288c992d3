using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using EcsAutoscale.Acting.Following;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Errors;
using EcsAutoscale.Logging;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Commands;

/// <summary>Right-sizes ECS clusters: observes, plans, asks, and applies, for each cluster of the definition.</summary>
/// <remarks>
/// All clusters are read at the same time, and acted on one after the other. Before each change, what it was planned on is read again; where that has moved on,
/// the action is skipped and says so. With -WhatIf nothing is changed and the output is the true decision. A change that fails is an
/// error and does not stop the others; the next run plans anew on what is there. Ctrl+C stops between two changes, and any waiting.
/// Without -Confirm nothing is asked, so that it can run unattended. A run begins drains and launches and ends; the next one goes on with them. With -Wait
/// this one does.
/// </remarks>
[Cmdlet(VerbsLifecycle.Invoke, "EcsAutoscale", SupportsShouldProcess = true, DefaultParameterSetName = ClusterSet)]
[OutputType(typeof(AutoscaleResult))]
public sealed class InvokeEcsAutoscaleCommand : FollowingCmdlet
{
    private const string ClusterSet = "Cluster";
    private const string PlanSet = "Plan";
    private readonly List<Followed> _waiting = [];
    private RunLog? _log;

    /// <summary>Plans of Get-EcsAutoscalePlan to apply, in place of new ones.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlanSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AutoscalePlan[] Plan { get; set; } = [];

    /// <summary>
    /// Follow the drains and launches that this run begins to their end, with a progress bar: a drained instance is terminated once it is empty, or taken back
    /// after its deadline; a launched one has registered, or has failed. The results come when all of a cluster's have ended.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// A file to which each action, and each verdict that differs from the one before, is appended as a line of JSON. Several runs may write to it at once.
    /// With -WhatIf the lines say so. A log that cannot be written stops nothing: it is a warning at once and an error at the end.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _log = new RunLog(LogPath is null ? null : FileOf(LogPath), IsWhatIf(), Warn);
        _log.Probe();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PlanSet)
        {
            foreach (var plan in Plan) ApplyGiven(plan);
            return;
        }

        ForEachSight(
            SelectTargets(),
            SightScope.Plan,
            Decide,
            target => Apply(new Followed(target, Planner.Skipped(target.Definition, DateTimeOffset.UtcNow), null, TimeSpan.Zero)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Follow(_waiting, followed => WriteObject(followed.Result()));
        if (_log?.Failure is { } failure) Report(Failures.Outside(failure, _log.Path));
    }

    /// <inheritdoc/>
    private protected override void Did(Followed followed)
    {
        _log?.Tell(followed.ObservedAt, followed.Deeds.Last);
        if (Wait) followed.Await(DateTimeOffset.UtcNow);
    }

    private void Decide(Sight sight)
    {
        var watch = Stopwatch.StartNew();
        var plan = Deciding.Plan(sight, Redactor);
        Apply(new Followed(sight.Target, plan, sight, watch.Elapsed));
    }

    private void ApplyGiven(AutoscalePlan plan)
    {
        foreach (var target in SelectTargets([plan.Cluster])) AttemptCluster(target, () => Apply(new Followed(target, plan, null, TimeSpan.Zero)));
    }

    private void Apply(Followed followed)
    {
        PlanStory.Tell(followed.Plan, Tell);
        _log?.Tell(followed.Plan);
        Act(followed, followed.Plan.Actions);
        if (followed.Open.Count > 0) _waiting.Add(followed);
        else WriteObject(followed.Result());
    }
}
