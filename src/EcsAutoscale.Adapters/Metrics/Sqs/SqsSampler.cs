using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Sqs;

/// <summary>Samples the numbers of messages in SQS's queues, each queue once. SQS calls them approximate (ECS-FACTS section 7).</summary>
/// <param name="queues">Asks SQS; null where AWS is not reached.</param>
/// <param name="limits">What it may cost.</param>
internal sealed class SqsSampler(ISqsQueues? queues, MetricLimits limits) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => request.Source is SqsMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller)
    {
        var names = requests.Select(QueueOf).Distinct(StringComparer.Ordinal).ToList();
        using var places = new SemaphoreSlim(limits.MostAtOnce);
        var answers = await Task.WhenAll(names.Select(name => AskAsync(name, places, run, caller))).ConfigureAwait(false);
        return [.. requests.Select(request => Reading(request, answers[names.IndexOf(QueueOf(request))]))];
    }

    private async Task<SqsAnswer> AskAsync(string name, SemaphoreSlim places, CancellationToken run, CancellationToken caller)
    {
        if (queues is null) return SqsAnswer.Failed("could not be asked: there is no connection to AWS");
        var hasPlace = false;
        try
        {
            await places.WaitAsync(run).ConfigureAwait(false);
            hasPlace = true;
            return await TimeLimit.RunAsync(limits, stop => queues.AttributesAsync(name, stop), SqsAnswer.Failed, run, caller).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!hasPlace && !caller.IsCancellationRequested)
        {
            return SqsAnswer.Failed($"was not asked: the {MetricLimits.Seconds(limits.RunTimeout)} for all sources were over");
        }
        finally
        {
            if (hasPlace) places.Release();
        }
    }

    private static MetricReading Reading(MetricRequest request, SqsAnswer answer)
    {
        if (answer.Attributes is null) return request.Failed(answer.Failure!);
        var attribute = SqsStatistic.AttributeOf(request.Statistic.Name)!;
        if (!answer.Attributes.TryGetValue(attribute, out var text)) return request.Failed($"did not tell {attribute}");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? request.Of(count) : request.Failed($"told no number as {attribute}");
    }

    private static string QueueOf(MetricRequest request) => ((SqsMetricSource)request.Source).Queue.Text;
}
