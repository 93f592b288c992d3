using System;

namespace EcsAutoscale.Core.Definitions;

/// <summary>What may be shown of a URL: scheme, host, port and path, never its user info, query or fragment.</summary>
public static class UrlLabel
{
    /// <summary>The label, or <c>(not a URL)</c> where the text is none.</summary>
    public static string Of(Sensitive url)
    {
        if (!Uri.TryCreate(url.Reveal(), UriKind.Absolute, out var uri)) return "(not a URL)";
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{uri.Host}{port}{uri.AbsolutePath}";
    }
}
