using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>A piece of a scalar: text as it stands, or a variable.</summary>
/// <param name="Written">The piece as the file has it, for example <c>%(MAX)</c>.</param>
/// <param name="Text">The piece with its variable expanded; as written where the variable is unset.</param>
/// <param name="Variable">The variable's name; null for text as it stands.</param>
internal sealed record ScalarPiece(string Written, string Text, string? Variable);

/// <summary>A single value.</summary>
internal sealed class ScalarNode(int line, int column, IReadOnlyList<ScalarPiece> pieces) : YamlNode(line, column)
{
    /// <summary>The pieces that the value is made of.</summary>
    public IReadOnlyList<ScalarPiece> Pieces { get; } = pieces;

    /// <summary>The value with its variables expanded. It may be secret.</summary>
    public string Text { get; } = string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>The value as the file has it: never secret through a variable.</summary>
    public string Written { get; } = string.Concat(pieces.Select(piece => piece.Written));

    /// <summary>Whether it was written without quotes, so that it may be a number, a boolean or null.</summary>
    public bool IsPlain { get; init; }

    /// <summary>
    /// The column of the value's first character where the n-th character of <see cref="Text"/> stands n columns after it;
    /// null where that does not hold (several lines, escapes, variables).
    /// </summary>
    public int? TextColumn { get; init; }

    /// <summary>Whether a variable was expanded into it.</summary>
    public bool HasVariables => Pieces.Any(piece => piece.Variable is not null);

    /// <summary>Whether it is YAML's null. A variable that is empty is not: that would drop a bound without a word.</summary>
    public bool IsNull => IsPlain && (Text is "null" or "Null" or "NULL" or "~" || (Text.Length == 0 && !HasVariables));

    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : "a single value";

    /// <summary>The value as a message may show it: as written, short, on one line, and no URL, which may carry a password.</summary>
    public string Shown()
    {
        const int most = 40;
        if (Written.Contains("://")) return "a URL";
        var line = new string([.. Written.Select(character => char.IsControl(character) ? ' ' : character)]);
        return line.Length <= most ? $"'{line}'" : $"'{line[..most]}...'";
    }

    /// <summary>Whether the text is the same, to the letter.</summary>
    public bool Is(string text) => string.Equals(Text, text, StringComparison.Ordinal);
}
