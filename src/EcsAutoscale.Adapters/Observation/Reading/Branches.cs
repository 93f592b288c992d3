using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Work that runs at the same time: where one part fails, the others are stopped and waited for, and its error is the one that is thrown.</summary>
internal sealed class Branches : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _stop;
    private readonly List<Task> _started = [];
    private ExceptionDispatchInfo? _first;

    /// <summary>Branches that the caller's token stops.</summary>
    public Branches(CancellationToken cancellation)
    {
        _caller = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Starts a part. Parts may await each other, as long as not in a circle.</summary>
    public Task<T> Start<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = RunAsync(work);
        _started.Add(task);
        return task;
    }

    /// <summary>Waits for all parts.</summary>
    public async Task EndAsync()
    {
        try
        {
            await Task.WhenAll(_started).ConfigureAwait(false);
        }
        catch (Exception) when (_first is not null && !_caller.IsCancellationRequested)
        {
            _first!.Throw();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(error), null);
            _stop.Cancel();
            throw;
        }
    }
}
