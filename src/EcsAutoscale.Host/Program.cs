using System;
using System.Text;
using System.Threading.Tasks;
using EcsAutoscale.Host.Engine;
using EcsAutoscale.Host.Options;

namespace EcsAutoscale.Host;

/// <summary>The entry.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var streams = Streams.OfConsole();
        try
        {
            return await new HostRun(OptionParser.Parse(arguments), streams).RunAsync().ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            await streams.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{Environment.NewLine}{Usage.Text}").ConfigureAwait(false);
            return ExitCodes.Usage;
        }
        catch (ModuleMissingException exception)
        {
            await streams.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return ExitCodes.ModuleMissing;
        }
    }
}
