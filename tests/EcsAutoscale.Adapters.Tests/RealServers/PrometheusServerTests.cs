using System;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Sources;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>A real Prometheus that scrapes itself.</summary>
public sealed class PrometheusServerTests
{
    private const string Two = "label_replace(vector(3), 'queue', 'a', '', '') or label_replace(vector(5), 'queue', 'b', '', '')";
    private readonly string _url = RealServer.Find("ECS_AUTOSCALE_TEST_PROMETHEUS_URL", "prometheus");

    [Fact]
    public async Task A_metric_that_it_scraped_is_read()
    {
        await RealServer.EventuallyAsync(() => Source("query: 'up{job=\"itself\"}'").ReadAsync(), seen => seen[0].Value == 1);
        Assert.True((await Source("query: 'sum(prometheus_build_info)'").ValuesAsync())["n"] >= 1);
    }

    [Theory]
    [InlineData("query: '42.5'", 42.5)]
    [InlineData("query: vector(7)", 7)]
    [InlineData("query: 'scalar(vector(1e3))'", 1000)]
    [InlineData("query: \"" + Two + "\", combine: sum", 8)]
    [InlineData("query: \"" + Two + "\", combine: max", 5)]
    [InlineData("query: \"" + Two + "\", combine: avg", 4)]
    public async Task Scalars_vectors_and_several_values_give_one_number(string keys, double expected) =>
        Assert.Equal(expected, (await Source(keys).ValuesAsync())["n"]);

    [Theory]
    [InlineData("query: nothing_has_this_name", "has no data: the query gives an empty result")]
    [InlineData("query: nothing_has_this_name, combine: sum", "has no data: the query gives an empty result")]
    [InlineData("query: \"" + Two + "\"", "gives 2 values: let the query give one (sum(...)), or say combine: sum, max or avg")]
    [InlineData("query: 0/0", "gave no finite number")]
    [InlineData("query: vector(0)/0", "gave no finite number")]
    [InlineData("query: 1/0", "gave no finite number")]
    [InlineData("query: 'up[5m]'", "gives a range of values: an instant query without [..] is wanted")]
    [InlineData("query: '\"text\"'", "gives a text, not a number")]
    [InlineData("query: 'sum('", "answered 400: the query is not PromQL")]
    [InlineData("query: 'up * on(instance) group_left up offset -1e9y'", "answered 400: the query is not PromQL")]
    public async Task What_gives_no_number_is_an_error(string keys, string failure) => Assert.Equal(failure, await Source(keys).FailureAsync());

    [Fact]
    public async Task An_old_answer_is_stale()
    {
        var late = new FromYaml(Yaml("query: vector(1), max_age: 2m")) { Now = DateTimeOffset.UtcNow.AddMinutes(3) };
        Assert.StartsWith("gave an old value, of 1", await late.FailureAsync(), StringComparison.Ordinal);
    }

    private FromYaml Source(string keys) => new(Yaml(keys));

    private string Yaml(string keys) => $"prometheus: [{{ url: '{_url}', {keys}, alias: n }}]";
}
