using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The end of a message: the word that was probably meant, else all that there are.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What there is.</param>
    public static string For(string word, IReadOnlyList<string> known)
    {
        var near = known
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(candidate.Word.Length, word.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
        return near is not null
            ? $"did you mean '{near}'?"
            : $"there are {string.Join(", ", known.OrderBy(candidate => candidate, StringComparer.Ordinal))}";
    }

    /// <summary>The fewest insertions, deletions, replacements and swaps of neighbours that make one word of the other.</summary>
    public static int Distance(string from, string to)
    {
        const int longest = 64;
        if (from.Length > longest || to.Length > longest) return longest;
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var best = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[from.Length, to.Length];
    }
}
