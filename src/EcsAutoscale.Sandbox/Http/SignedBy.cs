using System;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>Who signed a request, and for what: the credential scope of a Signature Version 4 header. Signatures are not checked.</summary>
internal sealed record SignedBy(string AccessKeyId, string Region, string Service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Whether the header names the algorithm at all.</summary>
    public static bool IsPresent(HttpRequest request) => Header(request).StartsWith(Algorithm + " ", StringComparison.Ordinal);

    /// <summary>Null where the header is missing or not of the form that AWS documents.</summary>
    public static SignedBy? Read(HttpRequest request)
    {
        if (!IsPresent(request))
            return null;
        var parts = Header(request)[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries);
        var scope = Value(parts, "Credential=")?.Split('/');
        return scope is [var key, { Length: 8 }, var region, var service, "aws4_request"] && Value(parts, "SignedHeaders=") is not null && Value(parts, "Signature=") is not null
            ? new SignedBy(key, region, service)
            : null;
    }

    private static string Header(HttpRequest request) => request.Headers.Authorization.ToString();

    private static string? Value(string[] parts, string name) =>
        parts.FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
