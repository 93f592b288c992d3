using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace EcsAutoscale.Adapters.Observing.Connections;

/// <summary>
/// Counts the requests of one piece of work, retries included. Connections are shared between pieces of work that run at the same time, so
/// the tally goes with the flow of execution and not with the connection.
/// </summary>
internal sealed class CallTally
{
    private static readonly AsyncLocal<CallTally?> Current = new();

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private string? _interrupted;

    private CallTally()
    {
    }

    /// <summary>Operation to the number of requests, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The operation of the first call that was under way when the work was cancelled; null where none was.</summary>
    public string? Interrupted => _interrupted;

    /// <summary>Begins a tally for all that the calling asynchronous method starts from here on.</summary>
    public static CallTally Begin()
    {
        var tally = new CallTally();
        Current.Value = tally;
        return tally;
    }

    /// <summary>Notes a call that was cancelled.</summary>
    public static void Interrupt(string operation)
    {
        if (Current.Value is { } tally) Interlocked.CompareExchange(ref tally._interrupted, operation, null);
    }

    /// <summary>Counts a request for the work that it is made for.</summary>
    public static void Count(string operation) => Current.Value?._counts.AddOrUpdate(operation, 1, (_, count) => count + 1);
}
