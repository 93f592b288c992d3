using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Adapters.Metrics.Redis;
using EcsAutoscale.Core.Cluster;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>The failure contract for Redis.</summary>
public class RedisFailureTests
{
    private static readonly MetricLimits Impatient = new() { RequestTimeout = TimeSpan.FromMilliseconds(700) };

    [Fact]
    public async Task A_sound_answer_is_read()
    {
        await using var redis = FakeRedis.Answering("LLEN", ":12\r\n");
        Assert.Equal(12, (await Source(redis.Url).ValuesAsync())["n"]);
        Assert.Contains("LLEN celery", redis.Commands);
    }

    [Fact]
    public async Task A_server_that_never_greets_fails_after_the_time_limit()
    {
        await using var silent = new FakeRedis((_, _, stop) => Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => true, TaskScheduler.Default));
        Assert.Equal("did not answer within 0.7 s", await Source(silent.Url, Impatient).FailureAsync());
    }

    [Fact]
    public async Task A_server_that_greets_and_then_never_answers_or_gives_half_an_answer_fails_after_the_time_limit()
    {
        foreach (var half in new[] { "", "$5\r\nab", ":1" })
        {
            await using var redis = FakeRedis.Answering("LLEN", half);
            Assert.Equal("did not answer within 0.7 s", await Source(redis.Url, Impatient).FailureAsync());
        }
    }

    [Fact]
    public async Task The_whole_run_ends_when_its_time_is_over()
    {
        await using var redis = FakeRedis.Answering("LLEN", "");
        var limits = new MetricLimits { RunTimeout = TimeSpan.FromMilliseconds(700) };
        Assert.Equal("did not answer before the 0.7 s for all sources were over", await Source(redis.Url, limits).FailureAsync());
    }

    [Fact]
    public async Task A_port_where_nobody_listens_and_a_name_that_nobody_knows_are_errors()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal("refused the connection", await Source($"redis://127.0.0.1:{port}").FailureAsync());
        Assert.Equal("has a host name that is not known", await Source("redis://no-such-host.invalid").FailureAsync());
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_an_error()
    {
        await using var redis = new FakeRedis((_, stream, _) =>
        {
            stream.Dispose();
            throw new System.IO.IOException("Closed.");
        });
        Assert.Equal("broke off the connection", await Source(redis.Url).FailureAsync());
    }

    [Fact]
    public async Task A_server_that_hangs_up_in_the_middle_of_an_answer_is_an_error()
    {
        await using var redis = new FakeRedis(async (words, stream, stop) =>
        {
            if (words[0] != "LLEN") return false;
            await stream.WriteAsync(":12"u8.ToArray(), stop);
            stream.Dispose();
            throw new System.IO.IOException("Closed.");
        });
        Assert.Equal("broke off the connection", await Source(redis.Url).FailureAsync());
    }

    [Theory]
    [InlineData("PING")]
    [InlineData("LLEN")]
    public async Task What_is_not_Redis_is_an_error(string command)
    {
        await using var server = new FakeRedis(async (words, stream, stop) =>
        {
            if (words[0] != command && command != "PING") return false;
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), stop);
            return true;
        });
        Assert.Equal("did not answer as Redis does", await Source(server.Url).FailureAsync());
    }

    [Theory]
    [InlineData("+many\r\n")]
    [InlineData("*1\r\n:3\r\n")]
    [InlineData("$-1\r\n")]
    public async Task An_answer_of_another_type_is_an_error(string answer)
    {
        await using var redis = FakeRedis.Answering("LLEN", answer);
        Assert.Equal("did not answer as Redis does", await Source(redis.Url).FailureAsync());
    }

    [Fact]
    public async Task A_group_without_a_lag_is_an_error()
    {
        const string group = "*1\r\n*8\r\n$4\r\nname\r\n$1\r\ng\r\n$9\r\nconsumers\r\n:1\r\n$7\r\npending\r\n:2\r\n$17\r\nlast-delivered-id\r\n$3\r\n0-0\r\n";
        await using var redis = FakeRedis.Answering("XINFO", group);
        var source = new FromYaml($"redis: [{{ url: '{redis.Url}', key: stream, group: g, statistics: [{{ name: lag }}, {{ name: pending, alias: given }}] }}]");
        var readings = await source.ReadAsync();
        Assert.Contains("does not know the group's lag", readings[0].Failure, StringComparison.Ordinal);
        Assert.Equal(2, readings[1].Value);
        Assert.Single(redis.Commands.Where(command => command.StartsWith("XINFO", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task An_answer_of_100_MB_is_not_read_to_its_end()
    {
        foreach (var command in new[] { "ECHO", "GETRANGE" })
        {
            var sent = 0L;
            await using var redis = new FakeRedis(async (words, stream, stop) =>
            {
                if (words[0] != command) return false;
                await stream.WriteAsync("$104857600\r\n"u8.ToArray(), stop);
                for (; sent < 104857600; sent += 65536) await stream.WriteAsync(new byte[65536], stop);
                return true;
            });
            Assert.Equal("answered more than 1048576 bytes", await Source(redis.Url, name: "get").FailureAsync());
            Assert.InRange(sent, 1, 50_000_000);
        }
    }

    [Fact]
    public async Task An_error_shows_no_credential_and_no_value_of_a_variable()
    {
        await using var redis = FakeRedis.Answering("LLEN", "-ERR s3cret-Value and hidden-key\r\n");
        var source = new FromYaml(
            $"redis: [{{ url: 'redis://me:%(SECRET)@127.0.0.1:%(PORT)/0', key: '%(KEY)', statistics: [{{ name: llen, alias: n }}] }}]",
            ("SECRET", "s3cret-Value"), ("KEY", "hidden-key"), ("PORT", new Uri(redis.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var reading = Assert.Single(await source.ReadAsync());
        Assert.Equal("Redis redis://127.0.0.1:%(PORT)/0 key %(KEY) refused llen (ERR)", reading.Failure);
        Assert.Equal("Redis redis://127.0.0.1:%(PORT)/0 key %(KEY)", reading.Source);
        Assert.Contains("AUTH me s3cret-Value", redis.Commands.Select(command => command.Replace("HELLO 3 AUTH", "AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Equal_questions_are_asked_once_over_one_connection_which_the_next_run_uses_again()
    {
        await using var redis = FakeRedis.Answering("LLEN", ":12\r\n");
        var source = new FromYaml($$"""
            redis:
              - { url: "{{redis.Url}}", key: celery, statistics: [{ name: llen, alias: a }] }
              - { url: "{{redis.Url}}", key: celery, statistics: [{ name: llen, alias: b }] }
              - { url: "{{redis.Url}}", key: other, statistics: [{ name: llen, alias: c }] }
            """);
        using var connections = new RedisConnections();
        using var http = SharedHttp.Create();
        for (var run = 1; run <= 3; run++)
        {
            var readings = await new MetricSampler(new NoCloudWatch(), http, redis: connections).SampleAsync(source.Definition(), MetricReadings.None, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
            Assert.Equal([12, 12, 12], readings.Of("s").Select(reading => reading.Value!.Value));
            Assert.Equal(run, redis.Commands.Count(command => command == "LLEN celery"));
        }

        Assert.Single(redis.Commands, command => command.StartsWith("CLIENT SETNAME", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_connection_broke_the_next_run_opens_another_one()
    {
        var broken = true;
        await using var redis = new FakeRedis(async (words, stream, stop) =>
        {
            if (words[0] != "LLEN") return false;
            if (broken) throw new System.IO.IOException("Closed.");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(":3\r\n"), stop);
            return true;
        });
        using var connections = new RedisConnections();
        using var http = SharedHttp.Create();
        var sampler = new MetricSampler(new NoCloudWatch(), http, redis: connections);
        var definition = Source(redis.Url).Definition();
        Assert.NotNull((await sampler.SampleAsync(definition, MetricReadings.None, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken)).Of("s")[0].Failure);
        broken = false;
        Assert.Equal(3, (await sampler.SampleAsync(definition, MetricReadings.None, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken)).Of("s")[0].Value);
    }

    [Fact]
    public async Task A_caller_that_cancels_stops_it()
    {
        using var cancel = new CancellationTokenSource();
        await using var redis = new FakeRedis(async (words, _, stop) =>
        {
            if (words[0] != "LLEN") return false;
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return true;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FromYaml(Yaml(redis.Url, "llen")) { Stop = cancel.Token }.ReadAsync());
    }

    private static FromYaml Source(string url, MetricLimits? limits = null, string name = "llen") => new(Yaml(url, name)) { Limits = limits ?? new MetricLimits() };

    private static string Yaml(string url, string name) => $"redis: [{{ url: '{url}', key: celery, statistics: [{{ name: {name}, alias: n }}] }}]";
}
