using System;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Remembers why the first attempt to connect failed: the exception that ends connecting does not say it.</summary>
internal sealed class FailedAttempts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource<ConnectionAttemptCompletedEventArgs> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens to the attempts of connections made by these options.</summary>
    public FailedAttempts(ConfigurationOptions options) => options.ConnectionAttemptCompleted += (_, attempt) =>
    {
        if (!attempt.IsSuccess && attempt.ConnectionType == ConnectionType.Interactive) _first.TrySetResult(attempt);
    };

    /// <summary>The first failed attempt; never ends where none fails.</summary>
    public Task<ConnectionAttemptCompletedEventArgs> First => _first.Task;

    /// <summary>The first failed attempt, which may be told a moment after connecting has ended; null where none was.</summary>
    public async Task<ConnectionAttemptCompletedEventArgs?> SoonAsync()
    {
        await Task.WhenAny(_first.Task, Task.Delay(Patience)).ConfigureAwait(false);
        return _first.Task.IsCompleted ? await _first.Task.ConfigureAwait(false) : null;
    }
}

/// <summary>There is no connection.</summary>
/// <param name="attempt">The attempt that failed; null where it is not known.</param>
/// <param name="problem">What ended connecting; null where the attempt alone did.</param>
internal sealed class RedisUnreachableException(ConnectionAttemptCompletedEventArgs? attempt, Exception? problem)
    : Exception("There is no connection to Redis.", attempt?.Exception ?? problem)
{
    /// <summary>What kind of failure it was.</summary>
    public ConnectionFailureType Kind { get; } = attempt?.FailureType ?? (problem as RedisConnectionException)?.FailureType ?? ConnectionFailureType.UnableToConnect;
}
