using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Runs the same work for many items at the same time, and gives the results in the items' order.</summary>
    public static async Task<IReadOnlyList<TResult>> ForEachAsync<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var running = items.Select(item => branches.Start(stop => work(item, stop))).ToList();
        await branches.EndAsync().ConfigureAwait(false);
        return [.. running.Select(task => task.Result)];
    }

    /// <summary>Starts a part. Parts may await each other, as long as not in a circle, and start more.</summary>
    public Task<T> Start<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = RunAsync(work);
        lock (_started) _started.Add(task);
        return task;
    }

    /// <summary>Waits for all parts, those too that are started meanwhile by others.</summary>
    public async Task EndAsync()
    {
        try
        {
            for (var all = Started(); ; all = Started())
            {
                await Task.WhenAll(all).ConfigureAwait(false);
                if (Started().Length == all.Length) return;
            }
        }
        catch (Exception) when (_first is not null && !_caller.IsCancellationRequested)
        {
            await EndOfAsync(Started()).ConfigureAwait(false);
            _first!.Throw();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private Task[] Started()
    {
        lock (_started) return [.. _started];
    }

    private static Task EndOfAsync(Task[] tasks) =>
        Task.WhenAll(tasks).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

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
