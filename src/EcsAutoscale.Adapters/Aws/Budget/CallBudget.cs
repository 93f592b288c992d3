using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Aws.Budget;

/// <summary>
/// Keeps the calls of this process to an account and region under a share of what AWS serves it, so that consoles, deployments and others keep theirs: retries and
/// changes count as well.
/// </summary>
internal sealed class CallBudget : IDisposable
{
    private const int MostAtOnce = 32;

    private static readonly ConcurrentDictionary<string, CallBudget> Known = new(StringComparer.Ordinal);
    private static readonly AsyncLocal<double?> Share = new();

    private readonly ConcurrentDictionary<ThrottleBucket, TokenBucket> _buckets = new();
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private readonly Func<TimeSpan> _clock;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;

    /// <summary>A budget on a clock.</summary>
    /// <param name="clock">The time since some moment; never goes back.</param>
    /// <param name="wait">Waits.</param>
    public CallBudget(Func<TimeSpan> clock, Func<TimeSpan, CancellationToken, Task> wait) => (_clock, _wait) = (clock, wait);

    /// <summary>The process's budget for an account and region, or what stands for them.</summary>
    public static CallBudget For(string account) => Known.GetOrAdd(account, _ =>
    {
        var watch = Stopwatch.StartNew();
        return new CallBudget(() => watch.Elapsed, Task.Delay);
    });

    /// <summary>Sets the share of AWS's rates and bursts that all calls take which the calling asynchronous method makes from here on.</summary>
    /// <param name="share">Above 0 and up to 1; null for no bound.</param>
    public static void Use(double? share) => Share.Value = share;

    /// <summary>Makes a call as soon as the budget has room for it, and no more than 32 are under way.</summary>
    public async Task<T> RunAsync<T>(string service, string operation, Func<Task<T>> call, CancellationToken cancellation)
    {
        if (Share.Value is { } share) await TakeAsync(ThrottleBucket.Of(service, operation), share, cancellation).ConfigureAwait(false);
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task TakeAsync(ThrottleBucket bucket, double share, CancellationToken cancellation)
    {
        var tokens = _buckets.GetOrAdd(bucket, _ => new TokenBucket(_clock));
        var wait = tokens.Take(Math.Max(1, bucket.Burst * share), bucket.PerSecond * share);
        if (wait <= TimeSpan.Zero) return;
        try
        {
            await _wait(wait, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            tokens.GiveBack();
            throw;
        }
    }
}
