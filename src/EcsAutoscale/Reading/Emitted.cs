using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Headroom;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Reading;

/// <summary>
/// Makes values ready to leave the module: no secret in any text, and every list an array, since PowerShell cannot index the read-only
/// lists that the compiler makes.
/// </summary>
internal static class Emitted
{
    /// <summary>A plan.</summary>
    public static AutoscalePlan Of(AutoscalePlan plan, Redactor redactor) => plan with
    {
        Explanation = redactor.Redact(plan.Explanation),
        Actions = Each(plan.Actions, action => Of(action, redactor)),
        Services = Each(plan.Services, verdict => verdict with { Explanation = redactor.Redact(verdict.Explanation) }),
        Groups = Each(plan.Groups, verdict => verdict with { Explanation = redactor.Redact(verdict.Explanation) }),
        Instances = Each(plan.Instances, verdict => Of(verdict, redactor)),
        Unplaceable = Each(plan.Unplaceable, task => task with { Explanation = redactor.Redact(task.Explanation) }),
        Warnings = Each(plan.Warnings, redactor.Redact),
    };

    /// <summary>An action; its error may quote what AWS or a source said.</summary>
    public static ScalingAction Of(ScalingAction action, Redactor redactor) => action with
    {
        Explanation = redactor.Redact(action.Explanation),
        Beside = Each(action.Beside, arn => arn),
        Error = action.Error is { } error ? redactor.Redact(error) : null,
        Warning = action.Warning is { } warning ? redactor.Redact(warning) : null,
    };

    /// <summary>A verdict.</summary>
    public static ScaleDownVerdict Of(ScaleDownVerdict verdict, Redactor redactor) => verdict with
    {
        Explanation = redactor.Redact(verdict.Explanation),
        Moves = Each(verdict.Moves, move => move),
        Blockers = Each(verdict.Blockers, blocker => blocker with { Detail = redactor.Redact(blocker.Detail) }),
    };

    /// <summary>A cluster's headroom.</summary>
    public static ClusterHeadroom Of(ClusterHeadroom headroom) => headroom with
    {
        Fits = Each(headroom.Fits, fit => fit),
        Instances = Each(headroom.Instances, instance => instance),
    };

    /// <summary>A problem of a definition.</summary>
    public static DefinitionProblem Of(DefinitionProblem problem, Redactor redactor) => problem with { Message = redactor.Redact(problem.Message) };

    private static T[] Each<T>(IEnumerable<T> all, System.Func<T, T> make) => all.Select(make).ToArray();
}
