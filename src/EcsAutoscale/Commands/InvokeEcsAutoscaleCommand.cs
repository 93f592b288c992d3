using System;
using System.Diagnostics;
using System.Management.Automation;
using EcsAutoscale.Acting;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Commands;

/// <summary>Right-sizes ECS clusters: observes, plans, asks, and applies, for each cluster of the definition.</summary>
/// <remarks>
/// All clusters are read at the same time, and acted on one after the other. Before each change, what it was planned on is read again; where that has moved on,
/// the action is skipped and says so. With -WhatIf nothing is changed and the output is the true decision. A change that fails is an
/// error and does not stop the others; the next run plans anew on what is there. Ctrl+C stops between two changes.
/// Without -Confirm nothing is asked, so that it can run unattended.
/// </remarks>
[Cmdlet(VerbsLifecycle.Invoke, "EcsAutoscale", SupportsShouldProcess = true, DefaultParameterSetName = ClusterSet)]
[OutputType(typeof(AutoscaleResult))]
public sealed class InvokeEcsAutoscaleCommand : ActingCmdlet
{
    private const string ClusterSet = "Cluster";
    private const string PlanSet = "Plan";

    /// <summary>Plans of Get-EcsAutoscalePlan to apply, in place of new ones.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlanSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AutoscalePlan[] Plan { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PlanSet)
        {
            foreach (var plan in Plan) ApplyGiven(plan);
            return;
        }

        ForEachSight(
            SelectTargets(), SightScope.Plan, Decide, target => Apply(target, Planner.Skipped(target.Definition, DateTimeOffset.UtcNow), null));
    }

    private void Decide(Sight sight)
    {
        var watch = Stopwatch.StartNew();
        var plan = Deciding.Plan(sight, Redactor);
        Apply(sight.Target, plan, new Read(sight, watch.Elapsed));
    }

    private void ApplyGiven(AutoscalePlan plan)
    {
        foreach (var target in SelectTargets([plan.Cluster])) AttemptCluster(target, () => Apply(target, plan, null));
    }

    private void Apply(ClusterTarget target, AutoscalePlan plan, Read? read)
    {
        PlanStory.Tell(plan, Tell);
        var watch = Stopwatch.StartNew();
        var deeds = new Deeds();
        try
        {
            foreach (var action in plan.Actions) Try(target, action, deeds);
        }
        catch (PipelineStoppedException) when (plan.HasActions && IsStopping)
        {
            TellStopped(target.Name, deeds, plan.Actions.Count);
            throw;
        }

        WriteObject(new AutoscaleResult
        {
            Cluster = plan.Cluster,
            ObservedAt = plan.ObservedAt,
            Reading = read?.Sight.Reading ?? TimeSpan.Zero,
            Deciding = read?.Deciding ?? TimeSpan.Zero,
            Acting = watch.Elapsed,
            Calls = CallCounts.Sum([.. deeds.Calls, .. read is null ? [] : new[] { read.Sight.Calls }]),
            Plan = plan,
            Actions = deeds.Actions,
            Succeeded = deeds.Succeeded,
        });
    }

    private sealed record Read(Sight Sight, TimeSpan Deciding);
}
