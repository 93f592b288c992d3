using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>What RabbitMQ's management API is asked, and what is made of its answers.</summary>
public class RabbitMqSourceTests
{
    private const string Queue = """{"name":"q","vhost":"/","messages":5,"messages_ready":3,"messages_unacknowledged":2,"consumers":1}""";

    [Theory]
    [InlineData("queue: celery", "/api/queues/%2F/celery?columns=")]
    [InlineData("vhost: a/b, queue: 'c d/e%'", "/api/queues/a%2Fb/c%20d%2Fe%25?columns=")]
    [InlineData("pattern: 'a.*'", "/api/queues/%2F?page=1&page_size=200&sort=name&use_regex=true&name=%5Ea%5C..%2A%24&columns=")]
    public async Task Names_are_encoded(string keys, string target)
    {
        await using var server = LoopbackServer.Json(Queue);
        await Source(server.Url, keys).ReadAsync();
        Assert.StartsWith(target + "consumers,message_stats,messages", Assert.Single(server.Received).Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/")]
    public async Task The_base_URL_may_end_in_api_or_not(string end)
    {
        await using var server = LoopbackServer.Json(Queue);
        Assert.Equal(3, (await Source(server.Url + end, "queue: q").ValuesAsync())["n"]);
        Assert.StartsWith("/api/queues/%2F/q?", Assert.Single(server.Received).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_URL_below_a_path_keeps_it()
    {
        await using var server = LoopbackServer.Json(Queue);
        await Source(server.Url + "/rabbit", "queue: q").ReadAsync();
        Assert.StartsWith("/rabbit/api/queues/%2F/q?", Assert.Single(server.Received).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_queues_are_read_page_by_page()
    {
        await using var server = LoopbackServer.Answering(received => LoopbackServer.Response(
            received.Target.Contains("page=1&", StringComparison.Ordinal) ? Page(0, all: 350, count: 200) : Page(200, all: 350, count: 150)));
        Assert.Equal(350, (await Source(server.Url, "pattern: 'q*'").ValuesAsync())["n"]);
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task Queues_that_come_or_go_between_two_pages_make_the_reading_fail()
    {
        await using var server = LoopbackServer.Answering(received => LoopbackServer.Response(
            received.Target.Contains("page=1&", StringComparison.Ordinal) ? Page(0, all: 201, count: 200) : Page(200, all: 201, count: 0)));
        Assert.Equal("lost or got queues while they were read page by page", await Source(server.Url, "pattern: 'q*'").FailureAsync());
    }

    [Fact]
    public async Task One_queue_of_several_without_its_numbers_makes_the_reading_fail()
    {
        await using var server = LoopbackServer.Json("""{"filtered_count":2,"page_count":1,"items":[{"name":"a","vhost":"/","messages_ready":9},{"name":"b","vhost":"/","state":"down"}]}""");
        Assert.Equal("has a queue b that has no field messages_ready (has: name, vhost, state): the queue's state is down", await Source(server.Url, "pattern: '*'").FailureAsync());
    }

    [Fact]
    public async Task A_count_without_a_rate_is_not_a_rate_of_0()
    {
        await using var server = LoopbackServer.Json("""{"name":"q","vhost":"/","message_stats":{"publish":9}}""");
        Assert.StartsWith("counts, but has no rate", await Source(server.Url, "queue: q", "publish_rate").FailureAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await Source(server.Url, "queue: q", "ack_rate").ValuesAsync())["n"]);
    }

    [Fact]
    public async Task A_number_of_another_type_is_an_error()
    {
        await using var server = LoopbackServer.Json("""{"name":"q","vhost":"/","messages_ready":"many"}""");
        Assert.Equal("has no number in the field messages_ready: it is a text", await Source(server.Url, "queue: q").FailureAsync());
    }

    private static string Page(int first, int all, int count) =>
        $$"""{"filtered_count":{{all}},"page_count":2,"items":[{{string.Join(',', Enumerable.Range(first, count).Select(number => $$"""{"name":"q{{number}}","vhost":"/","messages_ready":1}"""))}}]}""";

    private static FromYaml Source(string url, string keys, string statistic = "ready") =>
        new($"rabbitmq: [{{ url: '{url}', {keys}, statistics: [{{ name: {statistic}, alias: n }}] }}]");
}
