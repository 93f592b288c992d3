using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class HttpMetricTests
{
    [Fact]
    public async Task Fields_are_found_by_dotted_paths_with_list_indexes()
    {
        await using var server = LoopbackServer.Json("""{"data":{"result":[{"value":[1700000000,"42.5"]}]},"a":{"b":-3e2},"n":0}""");
        var readings = await Sampling.ReadAsync(Sampling.Http(server.Url, "data.result.0.value.1", "a.b", "n"));
        Assert.Equal([("m0", 42.5), ("m1", -300.0), ("m2", 0.0)], readings.Select(reading => (reading.Alias, reading.Value!.Value)));
        Assert.All(readings, reading => Assert.Equal($"GET {server.Url}/", reading.Source));
    }

    [Fact]
    public async Task The_answer_may_be_a_list_or_begin_with_a_byte_order_mark()
    {
        await using var server = LoopbackServer.Json("\uFEFF[{\"n\":7}]");
        Assert.Equal(7, (await Sampling.ReadAsync(Sampling.Http(server.Url, "0.n")))[0].Value);
    }

    [Theory]
    [InlineData("\"__import__('os').system('true')\"", "has no number in the field n: it is a text")]
    [InlineData("\"12 apples\"", "has no number in the field n: it is a text")]
    [InlineData("\"\"", "has no number in the field n: it is a text")]
    [InlineData("\"NaN\"", "has no number in the field n: it is a text")]
    [InlineData("\"Infinity\"", "has no number in the field n: it is a text")]
    [InlineData("\"1e999\"", "has no number in the field n: it is a text")]
    [InlineData("1e999", "has no number in the field n: it is too large a number")]
    [InlineData("true", "has no number in the field n: it is true or false")]
    [InlineData("null", "has no number in the field n: it is null")]
    [InlineData("[1]", "has no number in the field n: it is a list")]
    [InlineData("{}", "has no number in the field n: it is an object")]
    public async Task E2_A_value_that_is_not_a_number_is_an_error(string value, string failure)
    {
        await using var server = LoopbackServer.Json($"{{\"n\":{value}}}");
        Assert.Equal(failure, await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Theory]
    [InlineData("a.b", "{\"a\":{\"x\":1,\"y\":2}}", "has no field a.b (has: x, y)")]
    [InlineData("a", "{}", "has no field a (has: nothing)")]
    [InlineData("k", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1}", "has no field k (has: a, b, c, d, e, f, g, h, ...)")]
    [InlineData("3.n", "[1,2,3]", "has no field 3.n (a list of 3 is there)")]
    [InlineData("-1", "[1,2,3]", "has no field -1 (a list of 3 is there)")]
    [InlineData("n.x", "{\"n\":1}", "has no field n.x (a number is there)")]
    [InlineData("N", "{\"n\":1}", "has no field N (has: n)")]
    public async Task An_absent_field_is_named_with_what_is_there(string field, string json, string failure)
    {
        await using var server = LoopbackServer.Json(json);
        Assert.Equal(failure, await Sampling.FailureAsync(Sampling.Http(server.Url, field)));
    }

    [Theory]
    [InlineData("<html>nope</html>", "is not JSON: line 1, byte 1 cannot stand there")]
    [InlineData("{\"n\":1", "is not JSON: line 1, byte 7 cannot stand there")]
    [InlineData("{\n\"n\": s3cret\n}", "is not JSON: line 2, byte 6 cannot stand there")]
    [InlineData("{\"n\":NaN}", "is not JSON: line 1, byte 6 cannot stand there")]
    [InlineData("", "is not JSON: the answer is empty")]
    public async Task An_answer_that_is_not_JSON_is_an_error_that_does_not_quote_it(string body, string failure)
    {
        await using var server = LoopbackServer.Json(body);
        Assert.Equal(failure, await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Fact]
    public async Task The_URLs_user_info_becomes_basic_authorization_and_leaves_the_URL()
    {
        await using var server = LoopbackServer.Json("{\"n\":1}");
        await Sampling.ReadAsync(Sampling.Http($"http://me%40home:p%2Fw:d%20%C3%BC@127.0.0.1:{server.Port}/api/queues/%2F/q?x=a%20b", "n"));
        var received = Assert.Single(server.Received);
        Assert.Equal("/api/queues/%2F/q?x=a%20b", received.Target);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me@home:p/w:d ü")), received.Headers["Authorization"]);
        Assert.Equal($"127.0.0.1:{server.Port}", received.Headers["Host"]);
        Assert.Equal("application/json", received.Headers["Accept"]);
    }

    [Fact]
    public async Task A_POST_sends_its_payload_as_JSON_and_its_headers()
    {
        await using var server = LoopbackServer.Json("{\"n\":1}");
        var source = Sampling.Http(server.Url, "n") with
        {
            Method = "POST",
            Payload = new Sensitive("{\"q\":[1,\"ü\"]}"),
            Headers = [new("X-Api-Key", new Sensitive("k")), new("Authorization", new Sensitive("Bearer t")), new("Content-Type", new Sensitive("application/vnd.api+json"))],
        };
        Assert.Equal(1, (await Sampling.ReadAsync(source))[0].Value);
        var received = Assert.Single(server.Received);
        Assert.Equal(("POST", "{\"q\":[1,\"ü\"]}"), (received.Method, received.Body));
        Assert.Equal(("k", "Bearer t", "application/vnd.api+json"), (received.Headers["X-Api-Key"], received.Headers["Authorization"], received.Headers["Content-Type"]));
    }

    [Fact]
    public async Task A_GET_may_have_a_payload_as_in_the_original()
    {
        await using var server = LoopbackServer.Json("{\"n\":1}");
        await Sampling.ReadAsync(Sampling.Http(server.Url, "n") with { Payload = new Sensitive("{}") });
        Assert.Equal(("GET", "{}"), (server.Received.Single().Method, server.Received.Single().Body));
    }
}
