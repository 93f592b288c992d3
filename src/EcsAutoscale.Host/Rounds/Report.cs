using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Host.Rounds;

/// <summary>A block of text in the shape of the module's plans and results: a headline, below it headings at two spaces, below them entries at four.</summary>
/// <param name="Headline">The first line.</param>
/// <param name="Sections">What stands below it.</param>
internal sealed record Report(string Headline, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>What the report is about: the headline up to its colon.</summary>
    public string Name => Headline.Split(':')[0];

    /// <summary>The block as a report, or null where it has another shape.</summary>
    public static Report? Read(string block)
    {
        var lines = block.Split('\n');
        if (lines.Length < 2 || Indent(lines[0]) != 0 || lines.Skip(1).Any(line => Indent(line) < 2)) return null;
        var sections = new List<(string? Heading, List<string> Entries)>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (Indent(lines[i]) == 2)
            {
                var isHeading = i + 1 < lines.Length && Indent(lines[i + 1]) > 2;
                sections.Add((isHeading ? lines[i] : null, isHeading ? [] : [lines[i]]));
            }
            else if (sections.Count == 0 || Indent(lines[i]) < 4) return null;
            else if (Indent(lines[i]) == 4 || sections[^1].Entries.Count == 0) sections[^1].Entries.Add(lines[i]);
            else sections[^1].Entries[^1] += "\n" + lines[i];
        }

        return new Report(lines[0], [.. sections.Select(section => new ReportSection(section.Heading, section.Entries))]);
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}

/// <summary>A part of a report.</summary>
/// <param name="Heading">Its heading; null for a line that stands by itself.</param>
/// <param name="Entries">Its entries, each with the lines that go on from it.</param>
internal sealed record ReportSection(string? Heading, IReadOnlyList<string> Entries);
