using System;
using System.IO;
using System.Linq;
using YamlDotNet.Core;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>Reads a text as one YAML document.</summary>
internal static class YamlText
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">Answers variables: name to value, or null where unset.</param>
    /// <returns>The document's root; null for a text without any.</returns>
    /// <exception cref="YamlTextException">The text is not one YAML document.</exception>
    public static YamlNode? Read(string text, Func<string, string?> environment)
    {
        RefuseControls(text);
        var marks = new VariableMarks(text, environment);
        try
        {
            return new YamlTreeBuilder(new GuardedParser(new Parser(new StringReader(marks.Marked))), marks).Document();
        }
        catch (YamlException problem)
        {
            throw Explained(problem, text, marks);
        }
        catch (YamlTextException problem) when (problem.Line > text.Split('\n').Length)
        {
            throw AtEnd(text, problem.Message);
        }
    }

    // The parser takes NUL for the end of the text, and would leave out what follows it.
    private static void RefuseControls(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsControl(text[at]) || text[at] is '\t' or '\n' or '\r' or '\u0085') continue;
            var before = text[..at];
            throw new YamlTextException(
                before.Count(character => character == '\n') + 1,
                at - before.LastIndexOf('\n'),
                $"the control character U+{(int)text[at]:X4} does not belong into YAML: take it out");
        }
    }

    private static YamlTextException Explained(YamlException problem, string text, VariableMarks marks)
    {
        var (line, column) = ((int)problem.Start.Line, (int)problem.Start.Column);
        var message = problem.Message;
        if (message.IndexOf("tab", StringComparison.Ordinal) >= 0 && FirstTab(text, line) is int tabbed)
        {
            return new YamlTextException(tabbed, 1, "the line is indented with a tab: YAML allows only spaces there");
        }

        var lines = text.Split('\n');
        var plainly = $"not YAML: {char.ToLowerInvariant(message[0])}{marks.Unmark(message[1..]).TrimEnd('.')}";
        if (line > lines.Length) return AtEnd(text, plainly);
        var character = line <= lines.Length && column <= lines[line - 1].Length ? lines[line - 1][column - 1] : ' ';
        if (message.Contains("cannot start any token"))
        {
            return new YamlTextException(line, column, character == '\t'
                ? "a tab stands where only spaces may: YAML does not allow tabs for indentation"
                : $"a value cannot begin with '{character}': put it in quotes");
        }

        return new YamlTextException(line, column, plainly);
    }

    // The parser takes the end of a text without a last line break for the start of the next line.
    private static YamlTextException AtEnd(string text, string message)
    {
        var lines = text.Split('\n');
        return new YamlTextException(lines.Length, lines[^1].TrimEnd('\r').Length + 1, message);
    }

    private static int? FirstTab(string text, int fromLine)
    {
        var lines = text.Split('\n');
        for (var at = fromLine; at <= lines.Length; at++)
        {
            if (lines[at - 1].TrimStart(' ').StartsWith("\t", StringComparison.Ordinal)) return at;
        }

        return null;
    }
}
