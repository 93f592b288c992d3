using System;
using System.Globalization;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

/// <summary>A place in the text of a query, and what can be read from there.</summary>
internal sealed class QueryReader(string text)
{
    public string Text { get; } = text;

    public int Position { get; private set; }

    public bool AtEnd => Position == Text.Length;

    public char Peek => AtEnd ? '\0' : Text[Position];

    /// <summary>Whether a character may be part of a keyword, a subject or an attribute's name (Amazon ECS API, Attribute).</summary>
    public static bool IsName(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or '\\' or ':';

    public void SkipSpace()
    {
        while (!AtEnd && Peek is ' ' or '\t' or '\r' or '\n') Position++;
    }

    public bool Take(string symbol)
    {
        if (!StartsWith(symbol)) return false;
        Position += symbol.Length;
        return true;
    }

    public bool StartsWith(string symbol) => string.CompareOrdinal(Text, Position, symbol, 0, symbol.Length) == 0;

    /// <summary>Takes a word that is followed by something that cannot continue it.</summary>
    public bool TakeWord(string word)
    {
        var end = Position + word.Length;
        return StartsWith(word) && (end == Text.Length || !IsName(Text[end])) && Take(word);
    }

    /// <summary>Takes all characters from here on that satisfy a condition on their index.</summary>
    public string TakeWhile(Func<int, bool> wanted)
    {
        var start = Position;
        while (!AtEnd && wanted(Position)) Position++;
        return Text.Substring(start, Position - start);
    }

    public QuerySyntaxException Expected(string expected)
    {
        if (AtEnd) return new QuerySyntaxException(Position, 0, $"Expected {expected} but found the end.");
        var end = Position;
        while (end < Text.Length && IsName(Text[end])) end++;
        var length = Math.Max(1, end - Position);
        return new QuerySyntaxException(Position, length, $"Expected {expected} but found {Shown(Position, length)}.");
    }

    /// <summary>A piece of the text for a message, without what could disturb a terminal.</summary>
    public string Shown(int start, int length)
    {
        var c = Text[start];
        if (c is < ' ' or > '~') return string.Format(CultureInfo.InvariantCulture, "the character U+{0:X4}", (int)c);
        return length <= 60 ? $"'{Text.Substring(start, length)}'" : $"'{Text.Substring(start, 60)}...'";
    }
}
