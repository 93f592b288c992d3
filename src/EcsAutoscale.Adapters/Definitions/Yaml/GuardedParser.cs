using System;
using System.Collections.Generic;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>
/// A parser that answers every broken text with a <see cref="YamlException"/>: YamlDotNet's own lets other exceptions out of its scanner
/// for some (18.1.0 where a bracket is not closed and a later line has a deeper key).
/// </summary>
internal sealed class GuardedParser(IParser parser) : IParser
{
    private Mark _reached = Mark.Empty;

    /// <inheritdoc/>
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        try
        {
            var moved = parser.MoveNext();
            _reached = parser.Current?.End ?? _reached;
            return moved;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new YamlException(_reached, _reached, "what follows here cannot be read: look for a bracket or quote that is not closed", problem);
        }
    }
}
