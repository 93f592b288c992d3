using System;
using System.Collections.Generic;
using System.Globalization;

namespace EcsAutoscale.Host.Options;

/// <summary>Reads the command line, in PowerShell's manner: names without case, with one dash or two, values after a space or a colon.</summary>
public static class OptionParser
{
    /// <summary>Reads it, or throws <see cref="UsageException"/>.</summary>
    public static HostOptions Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var options = new HostOptions();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < arguments.Count;)
        {
            var (name, value) = Split(arguments[index++]);
            if (!seen.Add(name)) throw new UsageException($"-{name} is given twice.");
            options = Take(options, name, () => value ?? (index < arguments.Count ? arguments[index++] : throw new UsageException($"-{name} needs a value.")));
        }

        return Checked(options, seen.Count == 0);
    }

    private static HostOptions Take(HostOptions options, string name, Func<string> value) => name.ToUpperInvariant() switch
    {
        "SANDBOX" => options with { Sandbox = true },
        "SERVESANDBOX" => options with { ServeSandbox = true },
        "OUTPUTFORMAT" => options with { OutputFormat = Format(value()) },
        "EVERY" => options with { Every = Durations.Parse(value()) },
        "ROUNDS" => options with { Rounds = Count(value()) },
        "COMMAND" or "C" => options with { Command = value() },
        "FILE" or "F" => options with { File = value() },
        "HELP" or "H" or "?" => options with { Help = true },
        _ => throw new UsageException($"There is no option -{name}."),
    };

    private static HostOptions Checked(HostOptions options, bool isEmpty)
    {
        if (isEmpty) throw new UsageException("Nothing is to be run. Give -Command or -File.");
        if (options.Help) return options;
        if (options.ServeSandbox)
        {
            return options.Command is null && options.File is null && options.Every is null
                ? options
                : throw new UsageException("-ServeSandbox runs nothing: leave out -Command, -File and -Every.");
        }

        if (options.Command is null == options.File is null) throw new UsageException("Give either -Command or -File.");
        if (options.Rounds is not null && options.Every is null) throw new UsageException("-Rounds needs -Every.");
        return options;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith('-') || argument.Length < 2)
            throw new UsageException($"'{argument}' stands by itself. Quote what follows -Command, so that it is one argument.");
        var name = argument.TrimStart('-');
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    private static OutputFormat Format(string text) =>
        Enum.TryParse<OutputFormat>(text, ignoreCase: true, out var format) && Enum.IsDefined(format)
            ? format
            : throw new UsageException($"-OutputFormat is Text or Json, not '{text}'.");

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new UsageException($"-Rounds is a number from 1 on, not '{text}'.");
}
