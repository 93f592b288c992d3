using System;
using System.Management.Automation;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Commands;

/// <summary>Gets what a run would do now: each change, and a verdict with its reason for each service, group and instance.</summary>
/// <remarks>
/// Nothing is changed. The plan can be looked at, compared, filtered, and piped into Invoke-EcsAutoscale. A cluster with enabled: false is
/// not read; its plan says that it was skipped.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EcsAutoscalePlan")]
[OutputType(typeof(AutoscalePlan))]
public sealed class GetEcsAutoscalePlanCommand : DecidingCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachSight(
        SelectTargets(),
        SightScope.Plan,
        sight => Emit(Deciding.Plan(sight, Redactor)),
        target => Emit(Planner.Skipped(target.Definition, DateTimeOffset.UtcNow)));

    private void Emit(AutoscalePlan plan)
    {
        PlanStory.Tell(plan, Tell);
        WriteObject(plan);
    }
}
