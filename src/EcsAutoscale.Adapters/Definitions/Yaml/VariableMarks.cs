using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>
/// Lets a plain scalar begin with <c>%(NAME)</c>, which YAML forbids: before parsing, each <c>%</c> of a <c>%(</c> becomes one private-use
/// character that the text does not hold. One character for one, so that lines and columns stay; wherever it lands (quotes, blocks, flow,
/// comments), it is an ordinary character to YAML; and a <c>%</c> made by an escape (<c>"\x25(NAME)"</c>) stays text.
/// </summary>
internal sealed class VariableMarks
{
    private const char FirstPrivate = '\uE000';
    private const char LastPrivate = '\uF8FF';
    private readonly char _mark;
    private readonly Regex _variable;
    private readonly Func<string, string?> _environment;

    /// <summary>Marks a text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="environment">Answers variables: name to value, or null where unset.</param>
    /// <exception cref="YamlTextException">The text holds every private-use character.</exception>
    public VariableMarks(string text, Func<string, string?> environment)
    {
        var taken = new HashSet<char>(text.Where(character => character is >= FirstPrivate and <= LastPrivate));
        var free = Enumerable.Range(FirstPrivate, LastPrivate - FirstPrivate + 1).Select(code => (char)code).Where(mark => !taken.Contains(mark)).ToList();
        if (free.Count == 0) throw new YamlTextException(1, 1, "this is no text: it holds every private-use character of Unicode");
        _mark = free[0];
        _variable = new Regex($@"{_mark}\(([A-Za-z_][A-Za-z0-9_]*)\)", RegexOptions.CultureInvariant);
        _environment = environment;
        Marked = text.Replace("%(", $"{_mark}(");
    }

    /// <summary>The marked text, for the parser.</summary>
    public string Marked { get; }

    /// <summary>A text of the parser as the file has it.</summary>
    public string Unmark(string text) => text.Replace(_mark, '%');

    /// <summary>The pieces of a scalar's text, with variables expanded.</summary>
    public IReadOnlyList<ScalarPiece> Expand(string marked)
    {
        var pieces = new List<ScalarPiece>();
        var next = 0;
        foreach (Match match in _variable.Matches(marked))
        {
            Add(marked[next..match.Index]);
            var name = match.Groups[1].Value;
            var written = $"%({name})";
            pieces.Add(new ScalarPiece(written, _environment(name) ?? written, name));
            next = match.Index + match.Length;
        }

        Add(marked[next..]);
        return pieces;

        void Add(string text)
        {
            if (text.Length > 0) pieces.Add(new ScalarPiece(Unmark(text), Unmark(text), null));
        }
    }

    /// <summary>What is wrong with a scalar's variables: each that is unset, and a <c>%(</c> that names none.</summary>
    public IReadOnlyList<YamlFault> Check(int line, int column, string marked)
    {
        var unset = _variable.Matches(marked).Cast<Match>()
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Where(name => _environment(name) is null)
            .Select(name => new YamlFault(line, column, $"the environment variable {name} is not set: set it, or take %({name}) out"));
        var stray = _variable.Replace(marked, "").Contains(_mark)
            ? [new YamlFault(line, column, "a '%(' is not followed by a variable's NAME and ')': it is taken as it stands", IsWarning: true)]
            : Enumerable.Empty<YamlFault>();
        return [.. unset, .. stray];
    }
}
