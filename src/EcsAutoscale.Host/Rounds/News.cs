using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Host.Rounds;

/// <summary>Tells what of a round's text the round before did not show. Blocks are parted by empty lines; times do not count.</summary>
internal sealed partial class News
{
    private HashSet<string> _before = new(StringComparer.Ordinal);

    /// <summary>The blocks that are new, and remembers all of them for the next round.</summary>
    public IReadOnlyList<string> Of(string text)
    {
        var blocks = Blank().Split(text.ReplaceLineEndings("\n").Trim('\n')).Where(block => block.Trim().Length > 0).ToArray();
        var fresh = blocks.Where(block => !_before.Contains(Timeless(block))).ToArray();
        _before = new HashSet<string>(blocks.Select(Timeless), StringComparer.Ordinal);
        return fresh;
    }

    private static string Timeless(string block) => Times().Replace(block, "·");

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT? ?|\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?|\b\d+(\.\d+)? ?(ms|s|min|h)\b")]
    private static partial Regex Times();
}
