using System.Globalization;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Aws.Json;

/// <summary>Where a JSON document cannot be read. System.Text.Json's own text may quote the document; this does not.</summary>
internal sealed class JsonFault(JsonException problem)
{
    /// <summary>The place, counted from 1.</summary>
    public string Text
    {
        get
        {
            var line = (problem.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            var position = (problem.BytePositionInLine + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            return $"its JSON cannot be read at line {line}, byte {position}, {problem.Path ?? "$"}.";
        }
    }
}
