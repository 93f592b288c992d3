using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>What the caller gives in place of sources (<c>-Metric</c>).</summary>
public class KnownReadingTests
{
    private const string Everything =
        """
        http: [{ url: 'http://127.0.0.1:1', statistics: [{ name: n, alias: a }] }]
        rabbitmq: [{ url: 'http://127.0.0.1:1', queue: q, statistics: [{ name: ready, alias: b }] }]
        redis: [{ url: 'redis://127.0.0.1:1', key: k, statistics: [{ name: llen, alias: c }] }]
        sqs: [{ queue: q, statistics: [{ name: visible, alias: d }, { name: age_of_oldest, alias: e }] }]
        prometheus: [{ url: 'http://127.0.0.1:1', query: up, alias: f }]
        cloudwatch: [{ statistics: [{ name: p99, alias: g }] }]
        ecs: [{ statistic: cpu, alias: h }]
        """;

    [Fact]
    public async Task Given_readings_replace_every_kind_of_source_and_nothing_is_asked()
    {
        var given = "abcdefgh".Select((alias, index) => MetricReading.Of(alias.ToString(), index, "the caller")).ToList();
        var known = new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>> { ["s"] = given });
        Assert.Equal(given, await new FromYaml(Everything) { Known = known }.ReadAsync());
    }

    [Fact]
    public async Task An_alias_that_is_not_given_is_still_sampled()
    {
        var known = new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>> { ["s"] = [MetricReading.Of("a", 500, "the caller")] });
        var readings = await new FromYaml(string.Join('\n', Everything.Split('\n').Take(3))) { Known = known }.ReadAsync();
        Assert.Equal(500, readings[0].Value);
        Assert.All(readings.Skip(1), reading => Assert.EndsWith("refused the connection", reading.Failure, System.StringComparison.Ordinal));
    }
}
