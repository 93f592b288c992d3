using System;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Reading;

/// <summary>Tells a plan line by line, for verbose output.</summary>
internal static class PlanStory
{
    /// <summary>Tells it.</summary>
    public static void Tell(AutoscalePlan plan, Action<string> tell)
    {
        tell($"{plan.Cluster}: {plan.Explanation}");
        foreach (var warning in plan.Warnings) tell($"{plan.Cluster}: warning: {warning}");
        foreach (var verdict in plan.Services)
            tell($"{plan.Cluster}: service {verdict.Service}: {Counts(verdict.DesiredCount, verdict.RecommendedCount)} ({verdict.Reason}): {verdict.Explanation}");
        foreach (var verdict in plan.Groups)
            tell($"{plan.Cluster}: group {verdict.Group}: {Counts(verdict.DesiredCapacity, verdict.RecommendedCapacity)} ({verdict.Reason}): {verdict.Explanation}");
        foreach (var verdict in plan.Instances)
            tell($"{plan.Cluster}: instance {verdict.InstanceId} {(verdict.CanScaleDown ? "goes" : "stays")} ({verdict.Reason}): {verdict.Explanation}");
    }

    private static string Counts(int before, int after) => before == after ? $"stays at {before}" : $"{before} to {after}";
}
