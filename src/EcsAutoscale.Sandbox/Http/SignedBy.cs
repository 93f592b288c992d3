using System;
using System.Linq;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>Who signed a request, and for what: the credential scope of a Signature Version 4 header.</summary>
internal sealed record SignedBy(string AccessKeyId, string Region, string Service)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Null where the Authorization header is missing or not of the form that AWS documents.</summary>
    public static SignedBy? Read(string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            return null;
        var parts = authorization[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries);
        var scope = Value(parts, "Credential=")?.Split('/');
        return scope is [var key, { Length: 8 }, var region, var service, "aws4_request"] && Value(parts, "SignedHeaders=") is not null && Value(parts, "Signature=") is not null
            ? new SignedBy(key, region, service)
            : null;
    }

    private static string? Value(string[] parts, string name) =>
        parts.FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
