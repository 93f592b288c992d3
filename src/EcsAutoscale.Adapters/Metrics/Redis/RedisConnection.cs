using System;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>A connection to one Redis, for one user.</summary>
internal sealed class RedisConnection : IDisposable
{
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

    /// <summary>Connects, or throws <see cref="RedisConnectionException"/> once that has failed.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="limits">The time for connecting, and for each command.</param>
    /// <param name="budget">How much may be read.</param>
    public static async Task<RedisConnection> OpenAsync(RedisAddress address, MetricLimits limits, ReadBudget budget) =>
        new(await ConnectionMultiplexer.ConnectAsync(Options(address, limits, budget)).ConfigureAwait(false), budget);

    /// <summary>A database's commands.</summary>
    public IDatabaseAsync Database(int number) => _multiplexer.GetDatabase(number);

    /// <summary>Closes it at once: commands under way fail.</summary>
    public void Dispose() => _multiplexer.Dispose();

    private static ConfigurationOptions Options(RedisAddress address, MetricLimits limits, ReadBudget budget)
    {
        var time = (int)limits.RequestTimeout.TotalMilliseconds;
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
