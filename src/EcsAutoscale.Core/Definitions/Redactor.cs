using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Definitions;

/// <summary>Takes known secrets out of a text: the last line of defence, behind never putting them there.</summary>
public sealed class Redactor
{
    private const string Mask = "***";
    private readonly string[] _secrets;

    /// <summary>Keeps the secrets, as they are and as they look inside a URL.</summary>
    public Redactor(IEnumerable<string> secrets) =>
        _secrets = [.. secrets
            .Where(secret => secret.Length > 0)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(secret => secret.Length)
            .ThenBy(secret => secret, StringComparer.Ordinal)];

    /// <summary>Knows no secrets.</summary>
    public static Redactor Nothing { get; } = new([]);

    /// <summary>The text with each secret replaced by <c>***</c>.</summary>
    public string Redact(string text) => _secrets.Aggregate(text, (seen, secret) => seen.Replace(secret, Mask));

    /// <summary>Knows the secrets of both.</summary>
    public Redactor With(Redactor other) => new(_secrets.Concat(other._secrets));
}
