using System;
using System.Globalization;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>What Prometheus is asked, and what is made of its answers.</summary>
public class PrometheusSourceTests
{
    private static readonly string Now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_query_is_encoded_and_a_token_is_sent()
    {
        await using var server = LoopbackServer.Json(Vector("[NOW,\"5\"]"));
        var yaml = $"prometheus: [{{ url: '{server.Url}/prom/', token: '%(TOKEN)', query: 'sum(a{{b=\"c d\"}}) + 1', alias: n }}]";
        Assert.Equal(5, (await new FromYaml(yaml, ("TOKEN", "s3cret")).ValuesAsync())["n"]);
        var received = Assert.Single(server.Received);
        Assert.Equal("/prom/api/v1/query?query=sum%28a%7Bb%3D%22c%20d%22%7D%29%20%2B%201", received.Target);
        Assert.Equal("Bearer s3cret", received.Headers["Authorization"]);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "has no data: the query gives an empty result")]
    [InlineData("""{"status":"success","warnings":["one store is away"],"data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"5"]}]}}""", "answered with a warning, so the number may be partial: one store is away")]
    [InlineData("""{"status":"error","errorType":"timeout"}""", "did not answer as Prometheus's query API does: its status is not success")]
    [InlineData("""{"status":"success"}""", "did not answer as Prometheus's query API does: it has no data.result")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":{}}}""", "did not answer as Prometheus's query API does: its resultType is none of scalar and vector")]
    [InlineData("""{"status":"success","data":{"resultType":"streams","result":[]}}""", "did not answer as Prometheus's query API does: its resultType is none of scalar and vector")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[NOW,{}]}]}}""", "did not answer as Prometheus's query API does: a value is not a pair of a time and a number")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[NOW,5]}]}}""", "did not answer as Prometheus's query API does: a value is not a pair of a time and a number")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[NOW,"many"]}]}}""", "did not answer as Prometheus's query API does: a value is not a pair of a time and a number")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1e300,"5"]}]}}""", "did not answer as Prometheus's query API does: a value is not a pair of a time and a number")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[NOW,"NaN"]}}""", "gave no finite number")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[NOW,"-Inf"]}}""", "gave no finite number")]
    public async Task An_answer_without_a_number_is_an_error(string json, string failure)
    {
        await using var server = LoopbackServer.Json(json.Replace("NOW", Now, StringComparison.Ordinal));
        Assert.Equal(failure, await Source(server.Url).FailureAsync());
    }

    [Fact]
    public async Task One_NaN_of_several_makes_the_reading_fail()
    {
        await using var server = LoopbackServer.Json(Vector("[NOW,\"5\"]", "[NOW,\"NaN\"]"));
        Assert.Equal("gave no finite number", await Source(server.Url, "combine: sum, ").FailureAsync());
    }

    [Fact]
    public async Task An_old_value_is_stale_and_the_oldest_of_several_counts()
    {
        await using var server = LoopbackServer.Json(Vector("[NOW,\"5\"]", "[1000,\"6\"]"));
        Assert.StartsWith("gave an old value, of ", await Source(server.Url, "combine: max, ").FailureAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "answered 401: the user, the password or the token is wrong")]
    [InlineData(404, "answered 404: the URL is the base URL, below which /api/v1/query lies")]
    [InlineData(422, "answered 422: the query cannot be evaluated")]
    public async Task A_status_is_told_by_what_it_means_there(int status, string failure)
    {
        await using var server = LoopbackServer.Json("{}", status);
        Assert.Equal(failure, await Source(server.Url).FailureAsync());
    }

    private static string Vector(params string[] values)
    {
        var series = string.Join(',', Array.ConvertAll(values, value => "{\"metric\":{},\"value\":" + value + "}"));
        return ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}").Replace("NOW", Now, StringComparison.Ordinal);
    }

    private static FromYaml Source(string url, string keys = "") => new($"prometheus: [{{ url: '{url}', query: up, {keys}alias: n }}]");
}
