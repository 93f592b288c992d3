using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>A request for a JSON document. It holds credentials: it is never shown.</summary>
internal sealed class JsonRequest
{
    private readonly string? _authorization;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    /// <summary>A request.</summary>
    /// <param name="url">The URL; its user info becomes basic authorization.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="payload">The JSON document to send; null for none.</param>
    /// <param name="headers">Headers; an Authorization among them wins over the URL's user info.</param>
    public JsonRequest(string url, string method = "GET", string? payload = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null)
        : this(new Uri(url, UriKind.Absolute), method, payload, headers ?? [], Authorization(new Uri(url, UriKind.Absolute)))
    {
    }

    private JsonRequest(Uri url, string method, string? payload, IReadOnlyList<KeyValuePair<string, string>> headers, string? authorization)
    {
        Url = new Uri(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped), UriKind.Absolute);
        Method = method;
        Payload = payload;
        _headers = headers;
        _authorization = headers.Any(header => IsNamed(header, "Authorization")) ? null : authorization;
        Key = string.Join("\n", [Method, Url.AbsoluteUri, _authorization ?? "", .. headers.Select(header => $"{header.Key}: {header.Value}"), "", payload ?? ""]);
    }

    /// <summary>Where it goes: without user info.</summary>
    public Uri Url { get; }

    /// <summary>GET or POST.</summary>
    public string Method { get; }

    /// <summary>The JSON document to send; null for none.</summary>
    public string? Payload { get; }

    /// <summary>Equal requests have equal keys.</summary>
    public string Key { get; }

    /// <summary>The request of a redirect; null where credentials or a payload would go where they must not.</summary>
    /// <param name="target">Where it leads.</param>
    /// <param name="status">The redirect's HTTP status.</param>
    /// <param name="refusal">Why there is none, in words that follow the source's name.</param>
    public JsonRequest? Redirected(Uri target, int status, out string refusal)
    {
        refusal = "";
        if (Url.Scheme == "https" && target.Scheme != "https") refusal = "redirects from https to an unprotected address: name the right URL";
        else if (target.Scheme is not ("http" or "https")) refusal = "redirects to an address that is neither http nor https";
        if (refusal.Length > 0) return null;
        var toGet = status == 303 || (status is 301 or 302 && Method == "POST");
        if (MayKnowCredentials(target)) return new JsonRequest(target, toGet ? "GET" : Method, toGet ? null : Payload, _headers, _authorization);
        if (toGet || Payload is null) return new JsonRequest(target, toGet ? "GET" : Method, null, [], null);
        refusal = "redirects to another host, which is not sent the payload: name the right URL";
        return null;
    }

    /// <summary>The message to send.</summary>
    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Url);
        if (Payload is not null) message.Content = new StringContent(Payload, Encoding.UTF8, "application/json");
        if (!Has("User-Agent")) message.Headers.UserAgent.Add(new ProductInfoHeaderValue("EcsAutoscale", null));
        if (!Has("Accept")) message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_authorization is not null) message.Headers.TryAddWithoutValidation("Authorization", _authorization);
        foreach (var header in _headers)
        {
            if (message.Headers.TryAddWithoutValidation(header.Key, header.Value) || message.Content is null) continue;
            message.Content.Headers.Remove(header.Key);
            message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;

        bool Has(string name) => _headers.Any(header => IsNamed(header, name));
    }

    // The same origin, or the same host's https at the usual port.
    private bool MayKnowCredentials(Uri target) =>
        string.Equals(Url.Host, target.Host, StringComparison.OrdinalIgnoreCase)
        && ((Url.Scheme == target.Scheme && Url.Port == target.Port) || (Url.IsDefaultPort && target.Scheme == "https" && target.IsDefaultPort));

    private static bool IsNamed(KeyValuePair<string, string> header, string name) => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);

    private static string? Authorization(Uri url)
    {
        if (url.UserInfo.Length == 0) return null;
        var decoded = url.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString).ToList();
        return AuthorizationHeader.Basic(decoded[0], decoded.Count == 2 ? decoded[1] : "");
    }
}
