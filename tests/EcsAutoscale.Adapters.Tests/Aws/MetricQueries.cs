using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using EcsAutoscale.Adapters.Aws.CloudWatch;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class MetricQueries
{
    private static readonly DateTimeOffset End = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    public async Task Five_hundred_queries_go_into_a_call(int queries, int calls)
    {
        var aws = new FakeAws(request => FakeAnswer.Xml("GetMetricData", "<MetricDataResults>" + string.Concat(request.Form
            .Where(pair => pair.Key.EndsWith(".Id", StringComparison.Ordinal))
            .Select(pair => $"<member><Id>{pair.Value}</Id><StatusCode>Complete</StatusCode></member>")) + "</MetricDataResults>"));
        using var connection = await aws.ConnectAsync();
        var asked = Enumerable.Range(0, queries).Select(i => new MetricDataQuery { Id = "m" + i.ToString(CultureInfo.InvariantCulture) }).ToList();

        var data = await new MetricDataReader(connection.CloudWatch, new Batches(2)).ReadAsync(asked, End.AddHours(-1), End, Stop);

        Assert.Equal(calls, aws.Requests.Count);
        Assert.Equal(asked.Select(query => query.Id), data.Results.Select(result => result.Id));
    }

    [Fact]
    public async Task Pages_of_one_query_are_put_together_and_its_last_status_counts()
    {
        var aws = FakeAws.InOrder(
            FakeAnswer.Xml("GetMetricData", "<Messages><member><Code>A</Code></member></Messages><MetricDataResults><member><Id>m1</Id><Timestamps><member>2026-01-02T02:02:00Z</member></Timestamps><Values><member>2</member></Values><StatusCode>PartialData</StatusCode></member></MetricDataResults><NextToken>n</NextToken>"),
            FakeAnswer.Xml("GetMetricData", "<MetricDataResults><member><Id>m1</Id><Timestamps><member>2026-01-02T02:01:00Z</member></Timestamps><Values><member>1</member></Values><StatusCode>Complete</StatusCode><Messages><member><Code>B</Code></member></Messages></member></MetricDataResults>"));
        using var connection = await aws.ConnectAsync();

        var data = await new MetricDataReader(connection.CloudWatch, new Batches(2)).ReadAsync([new MetricDataQuery { Id = "m1" }, new MetricDataQuery { Id = "m2" }], End.AddHours(-1), End, Stop);

        var only = Assert.Single(data.Results);
        Assert.Equal([2, 1], only.Values);
        Assert.Equal(2, only.Timestamps.Count);
        Assert.Equal("Complete", only.StatusCode);
        Assert.Equal("B", Assert.Single(only.Messages).Code);
        Assert.Equal("A", Assert.Single(data.Messages).Code);
        Assert.Equal("n", aws.Requests[1].Form["NextToken"]);
    }

    [Fact]
    public void An_id_that_is_missing_or_used_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MetricDataBatches.Split([new MetricDataQuery { Id = "a" }, new MetricDataQuery { Id = "a" }], 500));
        Assert.Throws<ArgumentException>(() => MetricDataBatches.Split([new MetricDataQuery()], 500));
    }

    [Fact]
    public void An_expression_stays_with_what_it_names_whatever_the_split()
    {
        var queries = Gen.Int[0, 40].SelectMany(count => Gen.Int[-1, Math.Max(count - 1, 0)].Array[count]).Select(refersTo => refersTo
            .Select((other, i) => new MetricDataQuery { Id = Id(i), Expression = other < 0 ? null : $"SUM([{Id(other)}]) * 2" })
            .ToList());

        queries.Sample(all =>
        {
            const int size = 5;
            var batches = MetricDataBatches.Split(all, size);
            var home = batches.SelectMany((batch, number) => batch.Select(query => (query.Id, number))).ToDictionary(pair => pair.Id!, pair => pair.number);

            Assert.Equal(all.Select(query => query.Id).Order(StringComparer.Ordinal), home.Keys.Order(StringComparer.Ordinal));
            Assert.All(all.Where(query => query.Expression is not null), query => Assert.Equal(home[query.Expression!.Split('[', ']')[1]], home[query.Id!]));
            Assert.All(batches, batch => Assert.True(batch.Count <= size || IsBound(batch)));
        });
    }

    private static string Id(int number) => "m" + number.ToString(CultureInfo.InvariantCulture);

    private static bool IsBound(IReadOnlyList<MetricDataQuery> batch)
    {
        var reached = new HashSet<string> { batch[0].Id! };
        bool grown;
        do
        {
            grown = false;
            foreach (var query in batch.Where(query => query.Expression is not null))
            {
                var other = query.Expression!.Split('[', ']')[1];
                if (reached.Contains(query.Id!) != reached.Contains(other))
                    grown = reached.Add(query.Id!) | reached.Add(other);
            }
        }
        while (grown);
        return reached.Count == batch.Count;
    }
}
