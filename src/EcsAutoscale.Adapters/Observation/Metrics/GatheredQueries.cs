using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Budget;
using EcsAutoscale.Adapters.Aws.Pipeline;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Observing.Connections;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>
/// Gathers the queries of several clusters of one account and region, and asks for all of them together: equal ones once, in as few calls as CloudWatch's limits
/// allow. Who asks after they were sent is served alone.
/// </summary>
internal sealed class GatheredQueries(ICloudWatchQueries cloudWatch) : IDisposable
{
    private readonly object _lock = new();
    private readonly List<(IReadOnlyList<CloudWatchQuery> Queries, TaskCompletionSource<IReadOnlyList<CloudWatchResult>> Answer)> _waiting = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _isSent;
    private CallTally? _tally;
    private ICloudWatchQueries? _first;

    /// <summary>The requests of the shared calls so far.</summary>
    public IReadOnlyDictionary<string, int> Calls => _tally?.Counts ?? new Dictionary<string, int>();

    /// <summary>What one cluster asks by.</summary>
    public ICloudWatchQueries NewAsker() => new Asker(this);

    /// <summary>Whether this is the first of those whose queries were sent together: the calls are counted as its own, so that they count once.</summary>
    public bool CountsFor(ICloudWatchQueries asker) => ReferenceEquals(_first, asker);

    /// <summary>Sends what was gathered; its answers, or why there are none, go to those who asked.</summary>
    /// <param name="budget">The share of the account's rate that the calls may take; null for no bound.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    public async Task SendAsync(double? budget, DateTimeOffset now)
    {
        CallBudget.Use(budget);
        _tally = CallTally.Begin();
        lock (_lock) _isSent = true;
        if (_waiting.Count == 0) return;
        CloudWatchQuery[] all = [.. _waiting.SelectMany(one => one.Queries).GroupBy(query => query).Select(equal => equal.OrderByDescending(query => query.History).First())];
        try
        {
            var results = await cloudWatch.QueryAsync(all, now, _stop.Token).ConfigureAwait(false);
            var byQuery = all.Zip(results, (query, result) => (query, result)).ToDictionary(pair => pair.query, pair => pair.result);
            foreach (var (queries, answer) in _waiting) answer.TrySetResult([.. queries.Select(query => byQuery[query])]);
        }
        catch (OperationCanceledException)
        {
            foreach (var (_, answer) in _waiting) answer.TrySetCanceled();
        }
        catch (Exception error)
        {
            // Each cluster tells it as the failure of its own sources.
            foreach (var (_, answer) in _waiting) answer.TrySetException(error);
        }
    }

    /// <summary>Ends what is still under way.</summary>
    public void Dispose() => _stop.Cancel();

    private sealed class Asker(GatheredQueries gathered) : ICloudWatchQueries
    {
        public async Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation)
        {
            if (queries.Count == 0) return [];
            var answer = gathered.Add(this, queries);
            return answer is null
                ? await gathered.AskAlone(queries, now, cancellation).ConfigureAwait(false)
                : await answer.OrCancelledAsync(cancellation).ConfigureAwait(false);
        }
    }

    private Task<IReadOnlyList<CloudWatchResult>> AskAlone(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation) =>
        cloudWatch.QueryAsync(queries, now, cancellation);

    private Task<IReadOnlyList<CloudWatchResult>>? Add(Asker asker, IReadOnlyList<CloudWatchQuery> queries)
    {
        lock (_lock)
        {
            if (_isSent) return null;
            var answer = new TaskCompletionSource<IReadOnlyList<CloudWatchResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _first ??= asker;
            _waiting.Add((queries, answer));
            return answer.Task;
        }
    }
}
