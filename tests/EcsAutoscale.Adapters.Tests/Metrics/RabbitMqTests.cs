using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class RabbitMqTests
{
    private const string Queue = """{"name":"celery","vhost":"/","messages_ready":12,"messages":15,"message_stats":{"publish":9,"publish_details":{"rate":1.5}}}""";

    [Fact]
    public async Task A_queues_fields_are_read()
    {
        await using var server = LoopbackServer.Json(Queue);
        var readings = await Sampling.ReadAsync(Sampling.Rabbit(server.Url + "/api/queues/%2F/celery", "messages_ready", "messages", "message_stats.publish_details.rate"));
        Assert.Equal([12.0, 15.0, 1.5], readings.Select(reading => reading.Value!.Value));
        Assert.Equal("/api/queues/%2F/celery", Assert.Single(server.Received).Target);
        Assert.StartsWith("RabbitMQ http://", readings[0].Source, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message_stats.ack_details.rate")]
    [InlineData("message_stats.ack")]
    [InlineData("messages_ready_details.rate")]
    public async Task What_comes_only_with_activity_is_0_where_it_is_absent(string field)
    {
        foreach (var json in new[] { Queue, """{"name":"q","vhost":"/"}""" })
        {
            await using var server = LoopbackServer.Json(json);
            Assert.Equal(0, Assert.Single(await Sampling.ReadAsync(Sampling.Rabbit(server.Url, field))).Value);
        }
    }

    [Fact]
    public async Task Another_absent_field_is_an_error()
    {
        await using var server = LoopbackServer.Json("""{"name":"q","vhost":"/"}""");
        Assert.Equal("has no field messages_ready (has: name, vhost)", await Sampling.FailureAsync(Sampling.Rabbit(server.Url, "messages_ready")));
    }

    [Fact]
    public async Task A_rate_that_is_no_number_is_an_error()
    {
        await using var server = LoopbackServer.Json("""{"name":"q","vhost":"/","message_stats":{"ack":"many"}}""");
        Assert.Equal("has no number in the field message_stats.ack: it is a text", await Sampling.FailureAsync(Sampling.Rabbit(server.Url, "message_stats.ack")));
    }

    [Fact]
    public async Task An_absent_queue_is_an_error()
    {
        await using var server = LoopbackServer.Json("""{"error":"Object Not Found","reason":"Not Found"}""", 404);
        Assert.Equal("answered 404: there is no such queue", await Sampling.FailureAsync(Sampling.Rabbit(server.Url, "message_stats.ack")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"error\":\"x\"}")]
    public async Task What_is_no_queue_has_no_rates_of_0(string json)
    {
        await using var server = LoopbackServer.Json(json);
        Assert.StartsWith("did not answer with one queue", await Sampling.FailureAsync(Sampling.Rabbit(server.Url, "message_stats.ack")), System.StringComparison.Ordinal);
    }
}
