using System;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Addresses below a base URL.</summary>
internal static class BaseUrl
{
    /// <summary>The URL of a path below a base URL, whose user info and own path stay.</summary>
    /// <param name="url">The base URL, with or without a slash at its end.</param>
    /// <param name="path">The path, escaped, without a slash at its begin; it may carry a query.</param>
    /// <param name="end">What may stand at the base's end already, and is then not repeated; for example <c>/api</c>.</param>
    public static string Below(Sensitive url, string path, string end = "")
    {
        var root = new Uri(url.Reveal(), UriKind.Absolute)
            .GetComponents(UriComponents.SchemeAndServer | UriComponents.UserInfo | UriComponents.Path, UriFormat.UriEscaped)
            .TrimEnd('/');
        if (end.Length > 0 && root.EndsWith(end, StringComparison.Ordinal)) root = root[..^end.Length];
        return $"{root}{end}/{path}";
    }
}
