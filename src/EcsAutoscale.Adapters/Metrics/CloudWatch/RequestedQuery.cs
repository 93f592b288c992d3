using System;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>What CloudWatch is asked for a statistic of a source, so that all kinds of sources share their calls.</summary>
internal static class RequestedQuery
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The query; null where CloudWatch is not what knows the statistic.</summary>
    public static CloudWatchQuery? Of(MetricRequest request) => request.Source switch
    {
        CloudWatchMetricSource source => Statistic(request, source),
        CloudWatchExpressionMetricSource source => Expression(source),
        EcsMetricSource source => Utilization(request, source),
        SqsMetricSource source when request.Statistic.Name == SqsStatistic.AgeOfOldest => Age(source),
        _ => null,
    };

    private static CloudWatchQuery Statistic(MetricRequest request, CloudWatchMetricSource source) =>
        new(source.Namespace, source.MetricName, source.Dimensions, request.Statistic.Name, source.Period) { MaxAge = source.MaxAge };

    private static CloudWatchQuery Expression(CloudWatchExpressionMetricSource source) =>
        CloudWatchQuery.Of(new CloudWatchExpression(source.Expression.Text, source.Metrics), source.Period) with { MaxAge = source.MaxAge };

    private static CloudWatchQuery Utilization(MetricRequest request, EcsMetricSource source) => new(
        "AWS/ECS",
        source.Utilization == ServiceUtilization.Cpu ? "CPUUtilization" : "MemoryUtilization",
        [new("ClusterName", source.Cluster?.Text ?? request.Cluster), new("ServiceName", source.Service?.Text ?? request.Service)],
        "Average",
        source.Period);

    private static CloudWatchQuery Age(SqsMetricSource source) => new(
        "AWS/SQS",
        "ApproximateAgeOfOldestMessage",
        [new("QueueName", SqsQueueName.Of(source.Queue.Text))],
        "Maximum",
        Minute);
}
