using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace EcsAutoscale.Host.Engine;

/// <summary>Writes what is formatted to the output and everything else to the error stream; reads answers from the input.</summary>
internal sealed class EngineUserInterface(Streams streams) : PSHostUserInterface
{
    private const int Attempts = 3;

    public override PSHostRawUserInterface RawUI { get; } = new EngineRawUserInterface(streams);

    public override bool SupportsVirtualTerminal => streams.HasColours;

    public override void Write(string value) => streams.Display.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => streams.Display.Write(Plain(value));

    public override void WriteLine(string value) => streams.Display.WriteLine(Plain(value));

    public override void WriteErrorLine(string value) => streams.Error.WriteLine(value);

    public override void WriteWarningLine(string message) => streams.Error.WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => streams.Error.WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => streams.Error.WriteLine($"DEBUG: {message}");

    public override void WriteInformation(InformationRecord record)
    {
        if (!record.Tags.Contains("PSHOST")) streams.Error.WriteLine(record.ToString());
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // A log is no place for progress; -Verbose tells the story.
    }

    public override string ReadLine() => streams.Input.ReadLine() ?? throw Refused("a line of input");

    public override SecureString ReadLineAsSecureString() => throw Refused("a secret");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Refused("credentials");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw Refused("credentials");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Refused(string.Join(", ", descriptions.Select(field => "-" + field.Name)));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var keys = choices.Select(choice => KeyOf(choice.Label)).ToArray();
        streams.Error.WriteLine($"{caption}: {message}");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            streams.Error.Write(string.Join("  ", choices.Select((choice, index) => $"[{keys[index]}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}")) + ": ");
            streams.Error.Flush();
            var answer = (streams.Input.ReadLine() ?? throw Refused("a confirmation")).Trim();
            streams.Error.WriteLine();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;
            var chosen = Array.FindIndex(keys, key => string.Equals(key, answer, StringComparison.OrdinalIgnoreCase));
            if (chosen < 0) chosen = choices.ToList().FindIndex(choice => string.Equals(choice.Label.Replace("&", "", StringComparison.Ordinal), answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0) return chosen;
        }

        throw Refused("one of the answers above");
    }

    private string Plain(string text) => GetOutputString(text, streams.HasColours);

    private static string KeyOf(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label[mark + 1].ToString() : label;
    }

    private static HostException Refused(string wanted) => new(
        $"The command asks for {wanted}, and standard input has none. Answer on standard input, give all parameters, or leave out -Confirm.");
}
