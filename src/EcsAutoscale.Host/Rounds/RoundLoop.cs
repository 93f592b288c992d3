using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Host.Engine;
using EcsAutoscale.Host.Options;
using EcsAutoscale.Host.Output;

namespace EcsAutoscale.Host.Rounds;

/// <summary>Runs a script again and again.</summary>
/// <param name="session">The engine.</param>
/// <param name="streams">Where it writes.</param>
/// <param name="options">How often, how long, how.</param>
/// <param name="speed">How many seconds of the round's time are in a real second; 1 but for the sandbox.</param>
internal sealed class RoundLoop(EngineSession session, Streams streams, HostOptions options, double speed)
{
    private readonly News _news = new();

    /// <summary>Runs it until its rounds are done, the script exits or it is stopped; says whether no error was written.</summary>
    public async Task<bool> RunAsync(string script, CancellationToken stopping)
    {
        var every = options.Every!.Value;
        var succeeded = true;
        for (var round = 1; ; round++)
        {
            var next = Task.Delay(every / speed, stopping);
            succeeded &= RunRound(script, round);
            if (round == options.Rounds || session.ExitCode is not null || stopping.IsCancellationRequested) return succeeded;
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return succeeded;
        }
    }

    private bool RunRound(string script, int round)
    {
        var mode = OutputMode.Of(options.OutputFormat);
        if (options.OutputFormat == OutputFormat.Json) return session.Run(script, mode);
        var output = streams.Output;
        using var own = new StringWriter(CultureInfo.InvariantCulture);
        streams.Output = own;
        bool succeeded;
        try
        {
            succeeded = session.Run(script, mode);
        }
        finally
        {
            streams.Output = output;
        }

        Show(output, round, own.ToString(), succeeded);
        return succeeded;
    }

    private void Show(TextWriter output, int round, string text, bool succeeded)
    {
        var news = _news.Of(text);
        var remark = (news.Count > 0, succeeded) switch { (true, _) => "", (_, true) => ": nothing new", _ => ": an error, and nothing new" };
        output.WriteLine($"{Clock(round)} round {round}{remark}");
        foreach (var block in news)
        {
            output.WriteLine(block);
            output.WriteLine();
        }
    }

    // A sandbox's clock is nobody's: there the time since the first round is what counts.
    private string Clock(int round) => speed == 1
        ? DateTimeOffset.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : "+" + Durations.Show(options.Every!.Value * (round - 1));
}
