using System;
using System.Diagnostics;
using System.Threading;

namespace EcsAutoscale.Pipeline;

/// <summary>The time that a cmdlet's work may take. While a human is asked, it stands still.</summary>
internal sealed class Deadline : IDisposable
{
    /// <summary>How much longer a change has that is under way when the time has passed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly CancellationTokenSource _passed;
    private readonly CancellationTokenSource _late;

    /// <summary>Begins it.</summary>
    /// <param name="limit">The time.</param>
    /// <param name="stopping">Ends work as well.</param>
    public Deadline(TimeSpan limit, CancellationToken stopping)
    {
        Limit = limit;
        _passed = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _late = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Resume();
    }

    /// <summary>The time.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Ends when the time has passed.</summary>
    public CancellationToken Token => _passed.Token;

    /// <summary>Ends a little later.</summary>
    public CancellationToken LateToken => _late.Token;

    /// <summary>Whether the time has passed.</summary>
    public bool IsOver => _passed.IsCancellationRequested;

    /// <summary>Lets the time stand still.</summary>
    public void Pause()
    {
        _watch.Stop();
        _passed.CancelAfter(Timeout.InfiniteTimeSpan);
        _late.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets the time go on.</summary>
    public void Resume()
    {
        _watch.Start();
        var left = Limit - _watch.Elapsed;
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        _passed.CancelAfter(left);
        _late.CancelAfter(left + Grace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _passed.Dispose();
        _late.Dispose();
    }
}
