using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Samples keys in Redis: one connection an address, all of its questions in one round trip.</summary>
internal sealed class RedisSampler(RedisConnections connections, MetricLimits limits) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => request.Source is RedisMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller)
    {
        var asked = requests.Select(QuestionOf).ToList();
        var answers = await Task.WhenAll(asked.Distinct().GroupBy(question => question.Address).Select(group => AskAsync(group.Key, [.. group], run, caller)))
            .ConfigureAwait(false);
        var byQuestion = answers.SelectMany(pairs => pairs).ToDictionary(pair => pair.Key, pair => pair.Value);
        return [.. requests.Zip(asked, (request, question) => Reading(request, byQuestion[question]))];
    }

    private static RedisQuestion QuestionOf(MetricRequest request)
    {
        var source = (RedisMetricSource)request.Source;
        var group = RedisStatistic.WantsGroup(request.Statistic.Name) ? source.Group?.Text : null;
        return new RedisQuestion(RedisAddress.Of(source), source.Database, request.Statistic.Name, source.Key.Text, group);
    }

    private static MetricReading Reading(MetricRequest request, RedisAnswer answer) =>
        answer.Value is double value ? request.Of(value) : request.Failed(answer.Failure!);

    private async Task<KeyValuePair<RedisQuestion, RedisAnswer>[]> AskAsync(
        RedisAddress address, IReadOnlyList<RedisQuestion> questions, CancellationToken run, CancellationToken caller)
    {
        var budget = new ReadBudget(limits.MostBytes);
        var opening = connections.GetAsync(address, limits, budget);
        var opened = await TimeLimit.RunAsync(limits, _ => OpenedAsync(opening, questions[0]), failure => (Connection: null, Failure: failure), run, caller)
            .ConfigureAwait(false);
        if (opened.Connection is null)
        {
            connections.Drop(address, opening);
            var failure = budget.IsSpent ? TooMuch : opened.Failure!;
            return [.. questions.Select(question => new KeyValuePair<RedisQuestion, RedisAnswer>(question, RedisAnswer.Failed(failure)))];
        }

        opened.Connection.Budget.Renew();
        return await Task.WhenAll(questions.Select(async question =>
        {
            var answer = await TimeLimit.RunAsync(limits, _ => AnswerAsync(opened.Connection, question), RedisAnswer.Failed, run, caller).ConfigureAwait(false);
            return new KeyValuePair<RedisQuestion, RedisAnswer>(question, answer);
        })).ConfigureAwait(false);
    }

    private string TooMuch => $"answered more than {limits.MostBytes} bytes";

    private static async Task<(RedisConnection? Connection, string? Failure)> OpenedAsync(Task<RedisConnection> opening, RedisQuestion question)
    {
        try
        {
            return (await opening.ConfigureAwait(false), null);
        }
        catch (RedisUnreachableException problem)
        {
            return (null, RedisFailure.InWords(question, problem));
        }
    }

    private async Task<RedisAnswer> AnswerAsync(RedisConnection connection, RedisQuestion question)
    {
        try
        {
            return await question.AskAsync(connection.Database(question.Database)).ConfigureAwait(false);
        }
        catch (RedisException problem)
        {
            return RedisAnswer.Failed(connection.Budget.IsSpent ? TooMuch : RedisFailure.InWords(question, problem));
        }
        catch (Exception problem) when (problem is TimeoutException or InvalidCastException or FormatException or OverflowException or ObjectDisposedException)
        {
            return RedisAnswer.Failed(RedisFailure.InWords(question, problem));
        }
    }
}
