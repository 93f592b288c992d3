using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>A request as it was on the wire.</summary>
internal sealed record RecordedRequest(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Operation => Headers.TryGetValue("X-Amz-Target", out var target) ? target[(target.IndexOf('.', StringComparison.Ordinal) + 1)..] : Form["Action"];

    public IReadOnlyDictionary<string, string> Form => Body.Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Authorization => Headers["Authorization"];
}
