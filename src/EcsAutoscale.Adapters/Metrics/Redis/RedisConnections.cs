using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Connections to Redis, one an address, kept for the runs to come.</summary>
internal sealed class RedisConnections : IDisposable
{
    private readonly Dictionary<RedisAddress, Task<RedisConnection>> _open = [];

    /// <summary>Those of the process.</summary>
    public static RedisConnections Shared { get; } = new();

    /// <summary>Closes all of them.</summary>
    public void Dispose()
    {
        lock (_open)
        {
            foreach (var connection in _open.Values) CloseWhenOpen(connection);
            _open.Clear();
        }
    }

    /// <summary>The connection to an address: the one that is open, else a new one. A failed one is not kept.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="budget">How much a new one may read.</param>
    public Task<RedisConnection> GetAsync(RedisAddress address, MetricLimits limits, ReadBudget budget)
    {
        lock (_open)
        {
            if (_open.TryGetValue(address, out var known) && IsUsable(known)) return known;
            if (known is not null) CloseWhenOpen(known);
            return _open[address] = RedisConnection.OpenAsync(address, limits, budget);
        }
    }

    /// <summary>Closes a connection that was found to be of no use, unless another has taken its place already.</summary>
    public void Drop(RedisAddress address, Task<RedisConnection> connection)
    {
        lock (_open)
        {
            if (_open.TryGetValue(address, out var known) && known == connection) _open.Remove(address);
        }

        CloseWhenOpen(connection);
    }

    private static bool IsUsable(Task<RedisConnection> connection) =>
        !connection.IsCompleted || (connection.Status == TaskStatus.RanToCompletion && connection.Result.IsConnected);

    // One that is being opened is left to end; looking at its exception keeps it from being an unobserved one.
    private static void CloseWhenOpen(Task<RedisConnection> connection) => connection.ContinueWith(
        static opened =>
        {
            if (opened.Status == TaskStatus.RanToCompletion) opened.Result.Dispose();
            else _ = opened.Exception;
        },
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);
}
