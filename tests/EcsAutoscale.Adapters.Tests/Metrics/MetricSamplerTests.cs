using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class MetricSamplerTests
{
    [Fact]
    public async Task Equal_sources_share_one_request_and_others_do_not()
    {
        await using var server = LoopbackServer.Json("""{"name":"q","vhost":"/","a":1,"b":2}""");
        var same = Sampling.Http(server.Url, "a");
        await Sampling.SampleAsync(Sampling.Cluster(
            Sampling.Service("x", same, Sampling.Rabbit(server.Url, "b")),
            Sampling.Service("y", Sampling.Http(server.Url, "a", "b"))));
        Assert.Single(server.Received);
        await Sampling.SampleAsync(Sampling.Cluster(Sampling.Service(
            "x",
            same,
            same with { Method = "POST" },
            same with { Payload = new Sensitive("{}") },
            same with { Headers = [new("A", new Sensitive("b"))] },
            same with { Url = new Sensitive(server.Url + "?x") },
            same with { Url = new Sensitive(server.Url.Replace("://", "://u:p@", System.StringComparison.Ordinal)) })));
        Assert.Equal(1 + 6, server.Received.Count);
    }

    [Fact]
    public async Task Sources_are_asked_at_the_same_time()
    {
        var waiting = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            if (Interlocked.Increment(ref waiting) == 3) all.SetResult();
            await all.Task.WaitAsync(stop);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(LoopbackServer.Response("{\"n\":1}")), stop);
        });
        var readings = await Sampling.SampleAsync(Sampling.Cluster(
            [.. Enumerable.Range(0, 3).Select(number => Sampling.Service($"s{number}", Sampling.Http($"{server.Url}/{number}", "n")))]));
        Assert.All(readings.Services, service => Assert.Equal(1, readings.Of(service)[0].Value));
    }

    [Fact]
    public async Task Known_readings_replace_sources_and_those_without_a_source_come_last()
    {
        await using var server = LoopbackServer.Json("{\"a\":1,\"b\":2}");
        var known = new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>>
        {
            ["s"] = [MetricReading.Of("z", 9, "given"), MetricReading.Of("m0", 500, "given"), MetricReading.Failed("k", "was down", "recorded")],
            ["elsewhere"] = [MetricReading.Of("m0", 1, "given")],
        });
        var readings = await Sampling.SampleAsync(Sampling.Cluster(Sampling.Service("s", Sampling.Http(server.Url, "a", "b"))), known: known);
        Assert.Equal([("m0", 500.0), ("m1", 2.0), ("k", null), ("z", 9.0)], readings.Of("s").Select(reading => (reading.Alias, reading.Value)));
        Assert.Equal(["s"], readings.Services);
    }

    [Fact]
    public async Task A_service_whose_aliases_are_all_known_asks_nobody()
    {
        await using var server = LoopbackServer.Json("{}");
        var known = new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>> { ["s"] = [MetricReading.Of("m0", 1, "given")] });
        await Sampling.SampleAsync(Sampling.Cluster(Sampling.Service("s", Sampling.Http(server.Url, "a"))), known: known);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Only_enabled_services_are_sampled()
    {
        await using var server = LoopbackServer.Json("{\"a\":1}");
        var readings = await Sampling.SampleAsync(Sampling.Cluster(
            Sampling.Service("off", Sampling.Http(server.Url, "a")) with { Enabled = false }, Sampling.Service("bare")));
        Assert.Equal(["bare"], readings.Services);
        Assert.Empty(server.Received);
    }
}
