using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Tests.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>The failure contract for every source that is asked over HTTP: each misbehaviour is a failed reading with its cause, soon, and without a secret.</summary>
public class HttpSourceFailureTests
{
    private const string Url = "url: 'http://me:%(SECRET)@127.0.0.1:%(PORT)'";

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["http"] = $"http: [{{ {Url}, headers: {{ X-Key: '%(SECRET)' }}, statistics: [{{ name: n }}] }}]",
        ["rabbitmq by name"] = $"rabbitmq: [{{ {Url}, queue: celery, statistics: [{{ name: ready }}] }}]",
        ["rabbitmq by names"] = $"rabbitmq: [{{ {Url}, queues: [a, b], statistics: [{{ name: ready }}] }}]",
        ["rabbitmq by pattern"] = $"rabbitmq: [{{ {Url}, pattern: 'celery.*', combine: max, statistics: [{{ name: publish_rate }}] }}]",
        ["prometheus"] = $"prometheus: [{{ {Url}, query: up, alias: n }}]",
    };

    private static readonly Dictionary<string, string> Causes = new(StringComparer.Ordinal)
    {
        [Misbehaviour.Silent] = "did not answer within 0.5 s",
        [Misbehaviour.HalfHead] = "did not answer within 0.5 s",
        [Misbehaviour.HalfBody] = "did not answer within 0.5 s",
        [Misbehaviour.CutOff] = "broke off",
        [Misbehaviour.Error500] = "answered 500",
        [Misbehaviour.RedirectLoop] = "answered with a redirect loop",
        [Misbehaviour.Huge] = "answered more than 1048576 bytes",
        [Misbehaviour.NotJson] = "is not JSON",
        [Misbehaviour.Empty] = "is not JSON: the answer is empty",
        [Misbehaviour.WrongShape] = "",
        [Misbehaviour.Refused] = "refused the connection",
    };

    public static TheoryData<string, string> Cases { get; } = [.. Sources.Keys.SelectMany(source => Misbehaviour.All.Select(how => (source, how)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_misbehaving_server_is_a_failed_reading_with_its_cause(string source, string how)
    {
        await using var server = Misbehaviour.Start(how);
        var asked = new FromYaml(Sources[source], ("SECRET", "s3cret-Value"), ("PORT", server.Port.ToString(CultureInfo.InvariantCulture)))
        {
            // Only where the server leaves us waiting; elsewhere a slow machine must not turn another failure into this one.
            Limits = Causes[how].StartsWith("did not answer", StringComparison.Ordinal) ? new MetricLimits { RequestTimeout = TimeSpan.FromMilliseconds(500) } : new MetricLimits(),
        };
        var reading = Assert.Single(await asked.ReadAsync());
        Assert.Null(reading.Value);
        Assert.StartsWith(reading.Source + " ", reading.Failure, StringComparison.Ordinal);
        Assert.Contains(Causes[how], reading.Failure, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:%(PORT)", reading.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", reading.Failure, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Port.ToString(CultureInfo.InvariantCulture), reading.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("rabbitmq by name")]
    [InlineData("rabbitmq by pattern")]
    [InlineData("prometheus")]
    public async Task Equal_sources_of_several_services_are_one_request(string source)
    {
        await using var server = LoopbackServer.Json("{}");
        var one = new FromYaml(Sources[source], ("SECRET", "s3cret-Value"), ("PORT", server.Port.ToString(CultureInfo.InvariantCulture))).Definition();
        var service = Assert.Single(one.Services);
        await Sampling.SampleAsync(one with { Services = [.. Enumerable.Range(0, 50).Select(number => service with { Name = $"s{number}" })] });
        var received = Assert.Single(server.Received);
        Assert.Equal("Basic " + Convert.ToBase64String("me:s3cret-Value"u8), received.Headers["Authorization"]);
    }
}
