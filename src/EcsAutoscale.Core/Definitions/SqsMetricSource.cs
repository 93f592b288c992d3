namespace EcsAutoscale.Core.Definitions;

/// <summary>A queue in Amazon SQS. Its statistics are visible, in_flight, delayed and age_of_oldest (seconds).</summary>
public sealed record SqsMetricSource : MetricSource
{
    /// <summary>The queue's name, or its URL.</summary>
    public required WrittenText Queue { get; init; }

    /// <inheritdoc/>
    public override string Label => $"SQS {Queue}";
}
