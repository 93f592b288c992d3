using System.Collections.Generic;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>Metric math over some metrics.</summary>
/// <param name="Text">The expression, in CloudWatch's own language.</param>
/// <param name="Metrics">The metrics whose ids it names.</param>
internal sealed record CloudWatchExpression(string Text, IReadOnlyList<CloudWatchOperand> Metrics);
