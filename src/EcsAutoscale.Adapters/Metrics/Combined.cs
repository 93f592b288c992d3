using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics;

/// <summary>Makes one number of several.</summary>
internal static class Combined
{
    /// <summary>The sum, the greatest or the mean of at least one number.</summary>
    public static double Of(IReadOnlyCollection<double> values, Combination combination) => combination switch
    {
        Combination.Max => values.Max(),
        Combination.Average => values.Average(),
        _ => values.Sum(),
    };
}
