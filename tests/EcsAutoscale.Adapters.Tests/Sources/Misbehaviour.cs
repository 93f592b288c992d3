using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Metrics;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>The ways in which an HTTP server breaks the failure contract.</summary>
internal static class Misbehaviour
{
    public const string Silent = "never answers";
    public const string HalfHead = "half a head, then nothing";
    public const string HalfBody = "half a body, then nothing";
    public const string CutOff = "half a body, then the end";
    public const string Error500 = "500";
    public const string RedirectLoop = "redirect loop";
    public const string Huge = "100 MB";
    public const string NotJson = "not JSON";
    public const string Empty = "empty";
    public const string WrongShape = "another document";
    public const string Refused = "nobody listens";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Silent, HalfHead, HalfBody, CutOff, Error500, RedirectLoop, Huge, NotJson, Empty, WrongShape, Refused];

    /// <summary>A server that behaves so.</summary>
    public static MisbehavingServer Start(string how) =>
        new(how == Refused ? null : new LoopbackServer((received, stream, stop) => AnswerAsync(how, received, stream, stop)));

    private static async Task AnswerAsync(string how, Received received, System.IO.Stream stream, CancellationToken stop)
    {
        var answer = how switch
        {
            Silent => "",
            HalfHead => "HTTP/1.1 200 OK\r\nContent-",
            HalfBody or CutOff => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"name\":",
            Error500 => LoopbackServer.Response("s3cret-Value", 500),
            RedirectLoop => LoopbackServer.Redirect(received.Target),
            NotJson => LoopbackServer.Response("s3cret-Value"),
            Empty => LoopbackServer.Response(""),
            WrongShape => LoopbackServer.Response("[{\"s3cret-Value\":true}]"),
            _ => "HTTP/1.1 200 OK\r\n\r\n\"",
        };
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop);
        if (how is Silent or HalfHead or HalfBody) await Task.Delay(Timeout.Infinite, stop);
        for (var sent = 0; how == Huge && sent < 100 * 1024 * 1024; sent += 64 * 1024) await stream.WriteAsync(new byte[64 * 1024], stop);
    }
}

/// <summary>A server that misbehaves, or none at all.</summary>
internal sealed class MisbehavingServer(LoopbackServer? server) : IAsyncDisposable
{
    public int Port { get; } = server?.Port ?? FreePort();

    public string Url => $"http://127.0.0.1:{Port}";

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
