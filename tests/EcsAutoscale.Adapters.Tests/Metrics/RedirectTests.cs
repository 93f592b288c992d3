using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class RedirectTests
{
    [Fact]
    public async Task A_redirect_on_the_same_server_keeps_the_credentials()
    {
        await using var server = LoopbackServer.Answering(received => received.Target == "/old" ? LoopbackServer.Redirect("/new") : LoopbackServer.Response("{\"n\":3}"));
        var source = Sampling.Http($"http://me:pw@127.0.0.1:{server.Port}/old", "n") with { Headers = [new("X-Api-Key", new Sensitive("k"))] };
        Assert.Equal(3, (await Sampling.ReadAsync(source))[0].Value);
        Assert.Equal(["/old", "/new"], server.Received.Select(received => received.Target));
        Assert.All(server.Received, received => Assert.True(received.Headers.ContainsKey("Authorization") && received.Headers["X-Api-Key"] == "k"));
    }

    [Fact]
    public async Task A_redirect_to_another_server_does_not_take_the_credentials_along()
    {
        await using var other = LoopbackServer.Json("{\"n\":3}");
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect($"http://you:too@127.0.0.1:{other.Port}/"));
        var source = Sampling.Http($"http://me:pw@127.0.0.1:{server.Port}/", "n") with { Headers = [new("X-Api-Key", new Sensitive("k"))] };
        Assert.Equal(3, (await Sampling.ReadAsync(source))[0].Value);
        var received = Assert.Single(other.Received);
        Assert.False(received.Headers.ContainsKey("Authorization") || received.Headers.ContainsKey("X-Api-Key"));
    }

    [Theory]
    [InlineData(301, "GET", "")]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "{}")]
    [InlineData(308, "POST", "{}")]
    public async Task A_redirected_POST_follows_the_status(int status, string method, string body)
    {
        await using var server = LoopbackServer.Answering(received =>
            received.Target == "/old" ? LoopbackServer.Redirect("/new", status) : LoopbackServer.Response("{\"n\":3}"));
        var source = Sampling.Http(server.Url + "/old", "n") with { Method = "POST", Payload = new Sensitive("{}") };
        Assert.Equal(3, (await Sampling.ReadAsync(source))[0].Value);
        Assert.Equal((method, body), (server.Received.Last().Method, server.Received.Last().Body));
    }

    [Fact]
    public async Task A_payload_does_not_go_to_another_server()
    {
        await using var other = LoopbackServer.Json("{\"n\":3}");
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect(other.Url, 307));
        var source = Sampling.Http(server.Url, "n") with { Method = "POST", Payload = new Sensitive("{}") };
        Assert.Equal("redirects to another host, which is not sent the payload: name the right URL", await Sampling.FailureAsync(source));
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_redirect_loop_is_an_error()
    {
        await using var server = LoopbackServer.Answering(received => LoopbackServer.Redirect(received.Target == "/a" ? "/b" : "/a"));
        Assert.Equal("answered with a redirect loop", await Sampling.FailureAsync(Sampling.Http(server.Url + "/a", "n")));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task Redirects_without_end_are_an_error()
    {
        await using var server = LoopbackServer.Answering(received => LoopbackServer.Redirect(received.Target + "x"));
        Assert.Equal("redirects more than 5 times", await Sampling.FailureAsync(Sampling.Http(server.Url + "/", "n")));
        Assert.Equal(6, server.Received.Count);
    }

    [Fact]
    public async Task A_redirect_to_something_else_than_HTTP_is_an_error()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect("ftp://127.0.0.1/"));
        Assert.Equal("redirects to an address that is neither http nor https", await Sampling.FailureAsync(Sampling.Http(server.Url, "n")));
    }

    [Theory]
    [InlineData("https://host/", "https://host/x", true)]
    [InlineData("http://host/", "https://host/x", true)]
    [InlineData("http://host:8080/", "https://host/x", false)]
    [InlineData("https://host/", "https://host:8443/x", false)]
    [InlineData("https://host/", "https://host.other/x", false)]
    public void Credentials_go_to_the_same_origin_or_to_its_https_only(string from, string to, bool keeps)
    {
        var request = new JsonRequest(from.Replace("://", "://me:pw@", StringComparison.Ordinal));
        using var message = request.Redirected(new Uri(to), 302, out _)!.Message();
        Assert.Equal(keeps, message.Headers.Contains("Authorization"));
    }

    [Fact]
    public void A_redirect_from_https_to_http_is_refused()
    {
        Assert.Null(new JsonRequest("https://host/").Redirected(new Uri("http://host/"), 302, out var refusal));
        Assert.Equal("redirects from https to an unprotected address: name the right URL", refusal);
    }
}
