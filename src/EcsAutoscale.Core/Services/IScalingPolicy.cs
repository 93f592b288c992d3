using System.Collections.Generic;
using EcsAutoscale.Core.Expressions;

namespace EcsAutoscale.Core.Services;

/// <summary>A policy of one service: says from metrics alone which count it wants, starting from the present desired count.</summary>
internal interface IScalingPolicy
{
    /// <summary>The metrics that it looks at.</summary>
    public IEnumerable<MetricExpression> Metrics { get; }

    /// <summary>What it says of the values.</summary>
    public PolicyVote Vote(MetricValues values);
}
