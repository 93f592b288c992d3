using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class MisbehavingServerTests
{
    private static readonly MetricLimits Impatient = new() { RequestTimeout = TimeSpan.FromMilliseconds(300) };

    [Fact]
    public async Task D5_A_server_that_never_answers_fails_alone_after_a_timeout()
    {
        await using var silent = LoopbackServer.Silent();
        await using var sound = LoopbackServer.Json("{\"n\":5}");
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Sampling.Service("stuck", Sampling.Http(silent.Url, "n")), Sampling.Service("fine", Sampling.Http(sound.Url, "n"))), Impatient);
        Assert.Equal($"GET {silent.Url}/ did not answer within 0.3 s", Assert.Single(readings.Of("stuck")).Failure);
        Assert.Equal(5, Assert.Single(readings.Of("fine")).Value);
    }

    [Fact]
    public void D5_The_standard_timeout_is_ten_seconds_and_the_whole_run_is_bounded()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), new MetricLimits().RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), new MetricLimits().RunTimeout);
        Assert.Equal("10 s", MetricLimits.Seconds(new MetricLimits().RequestTimeout));
    }

    [Fact]
    public async Task D5_The_whole_run_ends_when_its_time_is_over()
    {
        await using var silent = LoopbackServer.Silent();
        var limits = new MetricLimits { RunTimeout = TimeSpan.FromSeconds(3), MostAtOnce = 1 };
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Sampling.Service("a", Sampling.Http(silent.Url + "/a", "n")), Sampling.Service("b", Sampling.Http(silent.Url + "/b", "n"))), limits);
        Assert.Equal($"GET {silent.Url}/a did not answer before the 3 s for all sources were over", readings.Of("a")[0].Failure);
        Assert.Equal($"GET {silent.Url}/b was not asked: the 3 s for all sources were over", readings.Of("b")[0].Failure);
    }

    [Fact]
    public async Task Half_a_head_or_half_a_body_ends_with_the_timeout()
    {
        foreach (var half in new[] { "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"n\":" })
        {
            await using var server = new LoopbackServer(async (_, stream, stop) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(half), stop);
                await Task.Delay(Timeout.Infinite, stop);
            });
            Assert.Equal("did not answer within 0.3 s", await Sampling.FailureAsync(Sampling.Http(server.Url, "n"), Impatient));
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"n\":")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{")]
    public async Task A_connection_that_ends_early_is_an_error(string sent)
    {
        await using var server = LoopbackServer.Answering(_ => sent);
        Assert.Contains("broke off", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_an_error()
    {
        await using var server = LoopbackServer.Answering(_ => "SSH-2.0-OpenSSH_9.6\r\n\r\n");
        Assert.Equal("could not be asked (HttpRequestException)", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(304)]
    public async Task Another_status_than_success_is_an_error(int status)
    {
        await using var server = LoopbackServer.Json("{\"n\":1}", status);
        Assert.Equal($"answered {status}", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n\""u8.ToArray(), stop);
            while (true) await stream.WriteAsync(new byte[64 * 1024], stop);
        });
        Assert.Equal("answered more than 1048576 bytes", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_big_is_not_read()
    {
        await using var server = LoopbackServer.Answering(_ => "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n");
        Assert.Equal("answered more than 1048576 bytes", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Fact]
    public async Task A_body_that_unpacks_to_too_much_is_cut_off()
    {
        using var packed = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(new byte[8 * 1024 * 1024], TestContext.Current.CancellationToken);
        }

        await using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), stop);
            await stream.WriteAsync(packed.ToArray(), stop);
        });
        Assert.Equal("answered more than 1048576 bytes", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_an_error()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal("refused the connection", await Sampling.FailureAsync(Sampling.Http($"http://127.0.0.1:{port}", "n")));
    }

    [Fact]
    public async Task A_caller_that_cancels_stops_it_all()
    {
        using var cancel = new CancellationTokenSource();
        await using var silent = new LoopbackServer(async (_, _, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Sampling.SampleAsync(Sampling.Cluster(Sampling.Service("s", Sampling.Http(silent.Url, "n"))), stop: cancel));
    }

    [Fact]
    public async Task No_failure_shows_a_credential()
    {
        const string secret = "s3cret-Value";
        await using var server = LoopbackServer.Answering(received => received.Target switch
        {
            "/500" => LoopbackServer.Response(secret, 500),
            "/not-json" => LoopbackServer.Response(secret),
            "/loop" => LoopbackServer.Redirect($"http://me:{secret}@127.0.0.1/loop"),
            "/text" => LoopbackServer.Response($"{{\"n\":\"{secret}\"}}"),
            _ => "",
        });
        foreach (var path in new[] { "500", "not-json", "loop", "text", "broken" })
        {
            using var written = new Definitions.Written().With("SECRET", secret).With("AT", $"127.0.0.1:{server.Port}").With("TAIL", path);
            var definition = Assert.Single(written.File("c.yml", $$"""
                services:
                  s:
                    min: 1
                    max: 2
                    metric_sources:
                      http:
                        - url: "http://me:%(SECRET)@%(AT)/%(TAIL)"
                          headers: { X-Api-Key: "%(SECRET)" }
                          statistics: [{ name: n }]
                """).Read().Clusters);
            var reading = Assert.Single((await Sampling.SampleAsync(definition)).Of("s"));
            Assert.NotNull(reading.Failure);
            Assert.DoesNotContain(secret, reading.Failure + reading.Source, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), reading.Failure + reading.Source, StringComparison.Ordinal);
            Assert.StartsWith("GET http://%(AT)/%(TAIL) ", reading.Failure, StringComparison.Ordinal);
        }
    }
}
