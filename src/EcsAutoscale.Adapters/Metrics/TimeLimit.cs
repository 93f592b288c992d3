using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Metrics;

/// <summary>Ends the wait for a source that does not answer.</summary>
internal static class TimeLimit
{
    /// <summary>Runs work for at most the time for one source.</summary>
    /// <param name="limits">The times.</param>
    /// <param name="work">The work. It is left alone where it does not look at its token.</param>
    /// <param name="failed">Makes a result of why there is none, in words that follow the source's name.</param>
    /// <param name="run">Ends when the run's time is over, or the caller cancels.</param>
    /// <param name="caller">Ends when the caller cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<T> RunAsync<T>(
        MetricLimits limits, Func<CancellationToken, Task<T>> work, Func<string, T> failed, CancellationToken run, CancellationToken caller)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(run);
        timed.CancelAfter(limits.RequestTimeout);
        try
        {
            return await work(timed.Token).OrCancelledAsync(timed.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timed.IsCancellationRequested)
        {
            caller.ThrowIfCancellationRequested();
            return failed(run.IsCancellationRequested
                ? $"did not answer before the {MetricLimits.Seconds(limits.RunTimeout)} for all sources were over"
                : $"did not answer within {MetricLimits.Seconds(limits.RequestTimeout)}");
        }
    }
}
