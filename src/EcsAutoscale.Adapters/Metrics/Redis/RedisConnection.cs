using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>A connection to one Redis, for one user.</summary>
internal sealed class RedisConnection : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);
    private readonly ConnectionMultiplexer _multiplexer;

    private RedisConnection(ConnectionMultiplexer multiplexer, ReadBudget budget)
    {
        _multiplexer = multiplexer;
        Budget = budget;
    }

    /// <summary>How much may still be read.</summary>
    public ReadBudget Budget { get; }

    /// <summary>Whether commands can be sent.</summary>
    public bool IsConnected => _multiplexer.IsConnected && !Budget.IsSpent;

    /// <summary>Connects.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="limits">The time for connecting, and for each command.</param>
    /// <param name="budget">How much may be read.</param>
    /// <exception cref="RedisUnreachableException">That has failed.</exception>
    public static async Task<RedisConnection> OpenAsync(RedisAddress address, MetricLimits limits, ReadBudget budget)
    {
        var options = Options(address, limits, budget);
        var attempts = new FailedAttempts(options);
        var connecting = ConnectionMultiplexer.ConnectAsync(options);

        // The library may wait out its time after the only attempt has failed.
        await Task.WhenAny(connecting, attempts.First).ConfigureAwait(false);
        if (!connecting.IsCompleted)
        {
            CloseWhenOpen(connecting);
            throw new RedisUnreachableException(await attempts.First.ConfigureAwait(false), null);
        }

        try
        {
            return new RedisConnection(await connecting.ConfigureAwait(false), budget);
        }
        catch (Exception problem) when (problem is RedisConnectionException or IOException or SocketException)
        {
            throw new RedisUnreachableException(await attempts.SoonAsync().ConfigureAwait(false), problem);
        }
    }

    private static void CloseWhenOpen(Task<ConnectionMultiplexer> connecting) => connecting.ContinueWith(
        static opened =>
        {
            if (opened.Status == TaskStatus.RanToCompletion) opened.Result.Dispose();
            else _ = opened.Exception;
        },
        CancellationToken.None,
        TaskContinuationOptions.None,
        TaskScheduler.Default);

    /// <summary>A database's commands.</summary>
    public IDatabaseAsync Database(int number) => _multiplexer.GetDatabase(number);

    /// <summary>Closes it at once: commands under way fail.</summary>
    public void Dispose() => _multiplexer.Dispose();

    private static ConfigurationOptions Options(RedisAddress address, MetricLimits limits, ReadBudget budget)
    {
        // Our own time limit ends first, and says so.
        var time = (int)(limits.RequestTimeout + Margin).TotalMilliseconds;
        return new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port } },
            Ssl = address.IsTls,
            SslHost = address.IsTls ? address.Host : null,
            User = address.User,
            Password = address.Password,
            AbortOnConnectFail = true,
            ConnectRetry = 1,
            ConnectTimeout = time,
            AsyncTimeout = time,
            SyncTimeout = time,
            BacklogPolicy = BacklogPolicy.FailFast,
            ClientName = "EcsAutoscale",
            IncludeDetailInExceptions = false,
            Tunnel = new BudgetTunnel(budget),

            // Neither publish-subscribe nor a choice among masters is wanted of this server.
            ConfigurationChannel = "",
            TieBreaker = "",
        };
    }
}
