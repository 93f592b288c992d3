using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Pipeline;

/// <summary>
/// Waits for asynchronous work on the pipeline thread and stops it when the pipeline stops. It never leaves while its work still runs, so
/// that nothing is changed any more once the prompt is back.
/// </summary>
public abstract class AwaitingCmdlet : PSCmdlet, IDisposable
{
    private const int DrainEveryMilliseconds = 50;
    private readonly CancellationTokenSource _stopping = new();
    private Deadline? _deadline;
    private readonly List<Task> _running = [];
    private readonly Told _told = new();
    private bool _disposed;

    /// <summary>Where work tells its story from any thread; it becomes verbose output.</summary>
    protected IProgress<string> Story => _told;

    /// <summary>Whether the pipeline is being stopped.</summary>
    protected bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Whether the time limit has passed.</summary>
    protected bool IsOverdue => _deadline is { IsOver: true };

    /// <summary>Begins the time limit, or begins it anew: work that is started from here on ends when it has passed.</summary>
    /// <param name="limit">The time.</param>
    private protected void BeginDeadline(TimeSpan limit)
    {
        _deadline?.Dispose();
        _deadline = new Deadline(limit, _stopping.Token);
    }

    /// <summary>Runs something that takes a human's time, which the time limit leaves out.</summary>
    private protected T Untimed<T>(Func<T> work)
    {
        _deadline?.Pause();
        try
        {
            return work();
        }
        finally
        {
            _deadline?.Resume();
        }
    }

    /// <summary>Ends all work, and waits for it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts work on the pool; <see cref="Await{T}(Task{T})"/> gives its result.</summary>
    protected Task<T> Start<T>(Func<CancellationToken, Task<T>> work) => Start(work, _deadline?.Token ?? _stopping.Token);

    /// <summary>Starts a change, which is not to be cut off half-way: when the time limit passes, it has a little longer.</summary>
    private protected Task<T> StartChange<T>(Func<CancellationToken, Task<T>> work) => Start(work, _deadline?.LateToken ?? _stopping.Token);

    private Task<T> Start<T>(Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        var task = Task.Run(() => work(token), token);
        _running.Add(task);
        return task;
    }

    /// <summary>Waits for started work, tells its story meanwhile, and gives its result or its own exception.</summary>
    protected T Await<T>(Task<T> task)
    {
        try
        {
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(DrainEveryMilliseconds)) _told.Drain(Tell);
            _told.Drain(Tell);
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OperationCanceledException late) when (_deadline is { } deadline && deadline.IsOver)
        {
            throw Late(late, deadline.Limit);
        }
    }

    /// <summary>What is told of work that the time limit has ended.</summary>
    private protected abstract Exception Late(OperationCanceledException late, TimeSpan limit);

    /// <summary>Starts work and waits for it.</summary>
    protected T Await<T>(Func<CancellationToken, Task<T>> work) => Await(Start(work));

    /// <summary>Writes one line of the story.</summary>
    protected abstract void Tell(string line);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        lock (_told)
        {
            if (!_disposed) _stopping.Cancel();
        }
    }

    /// <summary>Cancels what still runs and waits until it has ended, however the cmdlet is left.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed) return;
        lock (_told)
        {
            _disposed = true;
            _stopping.Cancel();
        }

        // Their results were either taken, or nobody waits for them any more.
        foreach (var task in _running) ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        _deadline?.Dispose();
        _stopping.Dispose();
    }

    private sealed class Told : IProgress<string>
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public void Report(string value) => _lines.Enqueue(value);

        public void Drain(Action<string> tell)
        {
            while (_lines.TryDequeue(out var line)) tell(line);
        }
    }
}
