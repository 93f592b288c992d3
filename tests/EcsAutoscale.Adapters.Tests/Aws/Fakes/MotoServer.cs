using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.TestSupport;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>moto's server (somebody else's imitation of AWS) on a free port of loopback; nothing where it is not installed.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? _process;

    /// <summary>Where it is; null where moto_server is not on the PATH.</summary>
    internal string? Url { get; private set; }

    /// <summary>Its URL, or the end of the test with the reason.</summary>
    internal string Required()
    {
        if (Url is null)
            Skip.Because("moto_server is not on the PATH (pip install 'moto[server]').");
        return Url;
    }

    public async ValueTask InitializeAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "moto_server", "moto_server.exe" }, Path.Combine)
            .FirstOrDefault(File.Exists);
        if (program is null)
            return;

        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(new ProcessStartInfo(program, ["-H", "127.0.0.1", "-p", port]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var url = "http://127.0.0.1:" + port;
        await AnswersAsync(url);
        Url = url;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync(string url)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(url + "/moto-api/"), patience.Token);
                return;
            }
            catch (HttpRequestException) when (!_process!.HasExited)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }
}
