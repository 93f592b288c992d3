using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Reading;

/// <summary>Plans, with every text of the plan free of secrets.</summary>
internal static class Deciding
{
    /// <summary>The plan of what was seen.</summary>
    public static AutoscalePlan Plan(Sight sight, Redactor redactor) => Clean(
        Planner.Plan(sight.Target.Definition, sight.Snapshot, sight.Readings), redactor);

    /// <summary>The action that sets a service's desired count.</summary>
    public static ScalingAction SetCount(string cluster, EcsService service, int count, Reason reason, string explanation) => new()
    {
        Kind = ScalingActionKind.SetDesiredCount,
        Cluster = cluster,
        Target = service.Name,
        Before = service.DesiredCount.ToString(CultureInfo.InvariantCulture),
        After = count.ToString(CultureInfo.InvariantCulture),
        Reason = reason,
        Explanation = explanation,
    };

    /// <summary>An action without secrets: its error may quote what AWS or a source said.</summary>
    public static ScalingAction Clean(ScalingAction action, Redactor redactor) => action with
    {
        Explanation = redactor.Redact(action.Explanation),
        Error = action.Error is { } error ? redactor.Redact(error) : null,
    };

    private static AutoscalePlan Clean(AutoscalePlan plan, Redactor redactor) => plan with
    {
        Explanation = redactor.Redact(plan.Explanation),
        Actions = [.. plan.Actions.Select(action => Clean(action, redactor))],
        Services = [.. plan.Services.Select(verdict => verdict with { Explanation = redactor.Redact(verdict.Explanation) })],
        Groups = [.. plan.Groups.Select(verdict => verdict with { Explanation = redactor.Redact(verdict.Explanation) })],
        Instances = [.. plan.Instances.Select(verdict => Clean(verdict, redactor))],
        Unplaceable = [.. plan.Unplaceable.Select(task => task with { Explanation = redactor.Redact(task.Explanation) })],
        Warnings = [.. plan.Warnings.Select(redactor.Redact)],
    };

    /// <summary>A verdict without secrets.</summary>
    public static ScaleDownVerdict Clean(ScaleDownVerdict verdict, Redactor redactor) => verdict with
    {
        Explanation = redactor.Redact(verdict.Explanation),
        Blockers = [.. verdict.Blockers.Select(blocker => blocker with { Detail = redactor.Redact(blocker.Detail) })],
    };
}
