using System;

namespace EcsAutoscale.Adapters.Aws.Budget;

/// <summary>
/// Tokens that come back at a steady rate, up to a burst. Who takes one that is not there yet has it reserved and is told how long to wait for it, so that those who wait
/// are served in the order in which they came.
/// </summary>
/// <remarks>
/// System.Threading.RateLimiting has such a limiter, bound to the machine's clock and to one rate: here the rate is a share that each run may choose anew, and the
/// clock is given, so that it is tested without waiting.
/// </remarks>
/// <param name="clock">The time since some moment; never goes back.</param>
internal sealed class TokenBucket(Func<TimeSpan> clock)
{
    private readonly object _lock = new();
    private double? _tokens;
    private TimeSpan _at;

    /// <summary>Takes a token, and says how long to wait until it is there.</summary>
    /// <param name="burst">The most tokens that gather; at least 1.</param>
    /// <param name="perSecond">How many come back a second; above 0.</param>
    public TimeSpan Take(double burst, double perSecond)
    {
        lock (_lock)
        {
            var now = clock();
            var tokens = _tokens is { } left ? Math.Min(burst, left + ((now - _at).TotalSeconds * perSecond)) : burst;
            (_tokens, _at) = (tokens - 1, now);
            return tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - tokens) / perSecond);
        }
    }

    /// <summary>Gives back a token that was taken and not used.</summary>
    public void GiveBack()
    {
        lock (_lock) _tokens += 1;
    }
}
