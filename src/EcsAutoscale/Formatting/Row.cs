using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace EcsAutoscale.Formatting;

/// <summary>A line of a report: what it is about, what becomes of it, and why.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Change">What becomes of it.</param>
/// <param name="Why">Why; wrapped in its own column.</param>
internal sealed record Row(string Subject, string Change, string Why)
{
    private const string Indent = "    ";
    private const string Gap = "  ";
    private const int WidestSubject = 36;
    private const int WidestChange = 34;
    private const int NarrowestWhy = 24;

    /// <summary>The rows under each other, in aligned columns, none wider than the width.</summary>
    public static IEnumerable<string> Layout(IReadOnlyCollection<Row> rows, int width)
    {
        var subject = Width(rows.Select(row => row.Subject), WidestSubject);
        var change = Width(rows.Select(row => row.Change), WidestChange);
        var start = Indent.Length + subject + Gap.Length + change + Gap.Length;
        return rows.SelectMany(row => Lines(row, subject, change, start, width));
    }

    /// <summary>Breaks a text between words into lines of at most the width.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static IEnumerable<string> Lines(Row row, int subject, int change, int start, int width)
    {
        var head = $"{Indent}{row.Subject.PadRight(subject)}{Gap}{row.Change.PadRight(change)}{Gap}";
        var isRoomy = width - start >= NarrowestWhy && head.Length == start;
        var left = isRoomy ? start : Indent.Length * 2;
        var why = Wrap(row.Why, Math.Max(NarrowestWhy, width - left)).ToList();
        if (!isRoomy || why.Count == 0) yield return head.TrimEnd();
        for (var index = 0; index < why.Count; index++)
            yield return (isRoomy && index == 0 ? head : new string(' ', left)) + why[index];
    }

    private static int Width(IEnumerable<string> texts, int widest) =>
        texts.Select(text => text.Length).Where(length => length <= widest).DefaultIfEmpty(0).Max();
}
