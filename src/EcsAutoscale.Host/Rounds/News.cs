using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Host.Rounds;

/// <summary>
/// Tells what of a round's text the round before did not show. Blocks are parted by empty lines; of a report (<see cref="Report"/>) only the
/// entries that are new are told, under its headings. Times and request counts do not make an entry new.
/// </summary>
internal sealed partial class News
{
    private HashSet<string> _before = new(StringComparer.Ordinal);

    /// <summary>What is new, block by block, and remembers all of it for the next round.</summary>
    public IReadOnlyList<string> Of(string text)
    {
        var blocks = Blank().Split(text.ReplaceLineEndings("\n").Trim('\n')).Where(block => block.Trim().Length > 0).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fresh = blocks.Select(block => Fresh(block, seen)).OfType<string>().ToArray();
        _before = seen;
        return fresh;
    }

    private string? Fresh(string block, HashSet<string> seen)
    {
        if (Report.Read(block) is not { } report) return IsNew(Timeless(block), seen) ? block : null;
        var lines = new List<string>();
        foreach (var section in report.Sections)
        {
            var entries = section.Entries.Where(entry => IsNew(string.Join('\n', report.Name, section.Heading, Timeless(entry)), seen)).ToArray();
            if (entries.Length == 0) continue;
            if (section.Heading is not null) lines.Add(section.Heading);
            lines.AddRange(entries);
        }

        var isNew = IsNew(report.Name + Timeless(report.Headline), seen);
        return isNew || lines.Count > 0 ? string.Join('\n', lines.Prepend(report.Headline)) : null;
    }

    private bool IsNew(string key, HashSet<string> seen)
    {
        seen.Add(key);
        return !_before.Contains(key);
    }

    private static string Timeless(string block) => Times().Replace(Space().Replace(block, " "), "·");

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT? ?|\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?|\b\d+(\.\d+)? ?(ms|s|min|h|requests?)\b")]
    private static partial Regex Times();
}
