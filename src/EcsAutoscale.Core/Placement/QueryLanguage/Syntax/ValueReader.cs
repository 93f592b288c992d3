using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

/// <param name="Text">The value, without quotes.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">Its length as written, with quotes.</param>
internal readonly record struct QueryValue(string Text, int Position, int Length);

/// <summary>Reads the arguments of conditions: bare words, text in single or double quotes, lists in brackets.</summary>
/// <remarks>In quotes every character stands for itself; AWS documents no escapes.</remarks>
internal sealed class ValueReader(QueryReader reader)
{
    private const string Value = "a value";

    public QueryValue ReadOne(bool isPattern)
    {
        reader.SkipSpace();
        if (!isPattern && reader.Peek == '[')
            throw new QuerySyntaxException(reader.Position, 1, "A list can only follow 'in' and '!in'.");
        return reader.Peek is '\'' or '"' ? Quoted() : Bare(isList: false);
    }

    public IReadOnlyList<QueryValue> ReadList()
    {
        reader.SkipSpace();
        if (!reader.Take("[")) throw reader.Expected("a list such as [a, b]");
        var values = new List<QueryValue>();
        do
        {
            reader.SkipSpace();
            values.Add(reader.Peek is '\'' or '"' ? Quoted() : Bare(isList: true));
            reader.SkipSpace();
        }
        while (reader.Take(","));

        return reader.Take("]") ? values : throw reader.Expected("',' or ']'");
    }

    private QueryValue Quoted()
    {
        var start = reader.Position;
        var quote = reader.Peek;
        reader.Take(quote.ToString());
        var text = reader.TakeWhile(i => reader.Text[i] != quote);
        if (!reader.Take(quote.ToString()))
            throw new QuerySyntaxException(start, reader.Position - start, $"The quote {quote} is not closed.");
        return new QueryValue(text, start, reader.Position - start);
    }

    private QueryValue Bare(bool isList)
    {
        var start = reader.Position;
        var text = reader.TakeWhile(i => IsBare(i, isList));
        if (text is "and" or "or" or "not")
            throw new QuerySyntaxException(start, text.Length, $"Expected {Value} but found '{text}'; put it in quotes if it is one.");
        if (reader.Peek is '(' or '\'' or '"')
            throw new QuerySyntaxException(reader.Position, 1, $"A value with {reader.Shown(reader.Position, 1)} in it must be in quotes.");
        if (text.Length == 0) throw reader.Expected(Value);
        if (text[0] is '=' or '~' or '!' or '<' or '>')
            throw new QuerySyntaxException(start, text.Length, $"Expected {Value} but found {reader.Shown(start, text.Length)}.");
        return new QueryValue(text, start, text.Length);
    }

    private bool IsBare(int index, bool isList) => reader.Text[index] switch
    {
        ' ' or '\t' or '\r' or '\n' or '(' or ')' or '\'' or '"' => false,
        ',' or ']' when isList => false,
        '&' or '|' when index + 1 < reader.Text.Length && reader.Text[index + 1] == reader.Text[index] => false,
        < ' ' or > '~' => false,
        _ => true,
    };
}
