using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>Answers that are made to upset the reader: each is a failed reading of its own source, and the source beside it is read all the same.</summary>
public class HostileAnswerTests
{
    private const string Url = "url: 'http://127.0.0.1:%(PORT)'";

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["http"] = $"http: [{{ {Url}, statistics: [{{ name: name, alias: n }}] }}]",
        ["http, a field that is not there"] = $"http: [{{ {Url}, statistics: [{{ name: ghost, alias: n }}] }}]",
        ["rabbitmq by name"] = $"rabbitmq: [{{ {Url}, queue: celery, statistics: [{{ name: ready, alias: n }}] }}]",
        ["rabbitmq by names"] = $"rabbitmq: [{{ {Url}, queues: [a, b], statistics: [{{ name: ready, alias: n }}] }}]",
        ["rabbitmq by pattern"] = $"rabbitmq: [{{ {Url}, pattern: '*', statistics: [{{ name: ready, alias: n }}] }}]",
        ["prometheus"] = $"prometheus: [{{ {Url}, query: up, alias: n }}]",
        ["sqs"] = "sqs: [{ queue: orders, statistics: [{ name: visible, alias: n }] }]",
        ["cloudwatch"] = "cloudwatch: [{ namespace: App, metric_name: Visible, statistics: [{ name: Sum, alias: n }] }]",
    };

    // In Latin-1, so that each character is a byte.
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["half of a surrogate pair"] = Json("""{"name":"\ud800","vhost":"/","status":"\ud800","items":[{"name":"\ud800","vhost":"/"}],"filtered_count":1,"QueueUrl":"\ud800"}"""),
        ["half of a surrogate pair as a field's name"] = Json("""{"\udc00":1,"name":1}"""),
        ["bytes that are not UTF-8"] = Json("{\"name\":\"\u00ff\u00fe\",\"vhost\":\"/\",\"messages_ready\":1,\"QueueUrl\":\"\u00ff\"}"),
        ["numbers that are too large"] = Json("""{"name":1e999,"vhost":"/","messages_ready":1e999,"status":"success","data":{"resultType":"scalar","result":[1e999,"1e999"]},"items":1e999}"""),
        ["nothing but null"] = Json("null"),
        ["null everywhere"] = Json("""{"name":null,"vhost":null,"items":null,"filtered_count":null,"status":null,"data":null,"QueueUrl":null,"Attributes":null}"""),
        ["lists for objects"] = Json("""{"name":[],"vhost":[],"items":[[]],"filtered_count":[],"status":[],"data":[],"QueueUrl":[],"Attributes":[]}"""),
        ["nested 10,000 deep"] = Json(new string('[', 10_000) + new string(']', 10_000)),
        ["an address that is none"] = Json("""{"QueueUrl":"::not an address::","name":"q"}"""),
        ["a redirect to no address"] = LoopbackServer.Redirect("//"),
        ["a redirect to a port that is none"] = LoopbackServer.Redirect("http://127.0.0.1:99999/"),
        ["a redirect to nowhere"] = LoopbackServer.Response("", 302),
        ["not packed as it says"] = LoopbackServer.Response("{\"name\":1}", headers: "Content-Encoding: gzip\r\n"),
        ["a length below 0"] = "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        ["a head of a megabyte"] = "HTTP/1.1 200 OK\r\nX-A: " + new string('a', 1024 * 1024) + "\r\nContent-Length: 2\r\n\r\n{}",
        ["a status that is none"] = "HTTP/1.1 999999 Odd\r\nContent-Length: 2\r\n\r\n{}",
        ["a character set that is none"] = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=klingon\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnull",
    };

    public static TheoryData<string, string> Cases { get; } = [.. Sources.Keys.SelectMany(source => Answers.Keys.Select(answer => (source, answer)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_hostile_answer_is_a_failed_reading_and_nothing_else_fails(string source, string answer)
    {
        await using var hostile = new LoopbackServer(async (_, stream, stop) => await stream.WriteAsync(Encoding.Latin1.GetBytes(Answers[answer]), stop));
        await using var sound = LoopbackServer.Json("{\"m\":7}");
        await using var aws = await AwsSources.OnAsync(hostile.Url);
        var beside = source.StartsWith("http", StringComparison.Ordinal)
            ? Sources[source][..^1] + $", {{ url: '{sound.Url}', statistics: [{{ name: m }}] }}]"
            : Sources[source] + $"\nhttp: [{{ url: '{sound.Url}', statistics: [{{ name: m }}] }}]";
        var readings = await new FromYaml(beside, ("PORT", hostile.Port.ToString(CultureInfo.InvariantCulture))) { Sqs = aws.Sqs, CloudWatch = aws.CloudWatch }.ReadAsync();
        Assert.Equal(7, Assert.Single(readings, reading => reading.Alias == "m").Value);
        var failed = Assert.Single(readings, reading => reading.Alias == "n");
        Assert.Null(failed.Value);
        Assert.StartsWith(failed.Source + " ", failed.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', failed.Failure!);
    }

    [Theory]
    [InlineData("llen", ":99999999999999999999\r\n")]
    [InlineData("llen", ":\r\n")]
    [InlineData("llen", ":-\r\n")]
    [InlineData("llen", "$3\r\n1.5\r\n")]
    [InlineData("llen", "$20\r\n99999999999999999999\r\n")]
    [InlineData("llen", "_\r\n")]
    [InlineData("llen", "*-1\r\n")]
    [InlineData("llen", "*999999999\r\n")]
    [InlineData("llen", "$999999999999\r\n")]
    [InlineData("llen", "-\r\n")]
    [InlineData("llen", "\0\0\0\0\r\n")]
    [InlineData("get", "*1\r\n$1\r\n1\r\n")]
    [InlineData("get", "$3\r\n\u00ff\u00fe\u00fd\r\n")]
    [InlineData("lag", "*1\r\n*-1\r\n")]
    [InlineData("lag", "*1\r\n:5\r\n")]
    [InlineData("lag", "*1\r\n*1\r\n$4\r\nname\r\n")]
    [InlineData("lag", "*1\r\n*4\r\n$4\r\nname\r\n*0\r\n$3\r\nlag\r\n$4\r\nmany\r\n")]
    [InlineData("lag", "*1\r\n*4\r\n$4\r\nname\r\n$1\r\ng\r\n$3\r\nlag\r\n*0\r\n")]
    [InlineData("pending", ":5\r\n")]
    [InlineData("pending", "*0\r\n")]
    [InlineData("pending", "*1\r\n*4\r\n$4\r\nname\r\n$1\r\ng\r\n$7\r\npending\r\n$4\r\nmany\r\n")]
    [InlineData("pending", "*1\r\n*2\r\n$4\r\nname\r\n$1\r\ng\r\n")]
    public async Task A_hostile_answer_of_Redis_is_a_failed_reading(string statistic, string answer)
    {
        var command = statistic switch { "llen" => "LLEN", "get" => "GETRANGE", _ => "XINFO" };
        await using var redis = FakeRedis.Answering(command, answer);
        var limits = new EcsAutoscale.Adapters.Metrics.MetricLimits { RequestTimeout = TimeSpan.FromSeconds(2) };
        var group = command == "XINFO" ? "group: g, " : "";
        var yaml = $"redis: [{{ url: '{redis.Url}', key: k, {group}statistics: [{{ name: {statistic}, alias: n }}] }}]";
        Assert.NotEmpty(await new FromYaml(yaml) { Limits = limits }.FailureAsync());
    }

    private static string Json(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n{body}";
}
