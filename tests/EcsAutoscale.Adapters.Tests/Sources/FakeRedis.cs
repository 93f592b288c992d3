using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>
/// A server on 127.0.0.1 that greets as Redis does (version 2 of the protocol) and answers everything else as it is told. It ends with the test.
/// </summary>
internal sealed class FakeRedis : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<IReadOnlyList<string>, Stream, CancellationToken, Task<bool>> _answer;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    /// <summary>A server that answers commands by a function: false leaves the answer to the greeting's rules.</summary>
    public FakeRedis(Func<IReadOnlyList<string>, Stream, CancellationToken, Task<bool>> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<string> Commands { get; } = [];

    public int Connections => _connections.Count;

    public string Url => $"redis://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/0";

    /// <summary>A server that answers one command with some bytes.</summary>
    public static FakeRedis Answering(string command, string bytes) => new(async (words, stream, stop) =>
    {
        if (words[0] != command) return false;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), stop);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                while (await CommandAsync(reader) is { } words)
                {
                    Commands.Enqueue(string.Join(' ', words));
                    if (!await _answer(words, stream, _stop.Token)) await stream.WriteAsync(Encoding.Latin1.GetBytes(Greeting(words)), _stop.Token);
                }
            }
            catch (Exception problem) when (problem is OperationCanceledException or IOException)
            {
                // The client went away, or the test has ended.
            }
        }
    }

    private static string Greeting(IReadOnlyList<string> words) => words[0] switch
    {
        "PING" => "+PONG\r\n",
        "ECHO" => $"${Encoding.Latin1.GetByteCount(words[1])}\r\n{words[1]}\r\n",
        "CLIENT" when words[1] == "ID" => ":7\r\n",
        "INFO" => "$15\r\nrole:master\r\n\r\n\r\n",
        "SELECT" or "AUTH" or "CLIENT" => "+OK\r\n",
        _ => "-ERR unknown command\r\n",
    };

    private async Task<IReadOnlyList<string>?> CommandAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync(_stop.Token) is not { } head) return null;
        var words = new string[int.Parse(head[1..], CultureInfo.InvariantCulture)];
        for (var at = 0; at < words.Length; at++)
        {
            var characters = new char[int.Parse((await reader.ReadLineAsync(_stop.Token))![1..], CultureInfo.InvariantCulture) + 2];
            await reader.ReadBlockAsync(characters, _stop.Token);
            words[at] = new string(characters[..^2]);
        }

        words[0] = words[0].ToUpperInvariant();
        return words;
    }
}
