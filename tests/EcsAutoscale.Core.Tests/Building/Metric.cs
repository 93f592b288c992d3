using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Building;

/// <summary>Parsed metrics for tests.</summary>
internal static class Metric
{
    public static MetricExpression Of(string text)
    {
        Assert.True(MetricExpression.TryParse(text, out var expression, out var error), error?.ToString());
        return expression!;
    }

    public static ScalingEvent Event(string metric, int action, double? min = null, double? max = null) =>
        new() { Metric = Of(metric), Action = action, Min = min, Max = max };
}
