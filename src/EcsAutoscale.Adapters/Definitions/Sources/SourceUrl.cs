using System;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>A source's URL, and what may be shown of it.</summary>
/// <param name="Value">The URL with its variables expanded.</param>
/// <param name="Written">The URL as written, without user info, query and fragment.</param>
internal sealed record SourceUrl(Sensitive Value, string Written)
{
    private static readonly Regex Encoded = new("^([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$", RegexOptions.CultureInvariant);
    private static readonly char[] AfterAuthority = ['/', '?', '#'];
    private static readonly char[] AfterPath = ['?', '#'];

    /// <summary>Reads the URL of a key that must be there; null where it is missing or wrong, which is reported. Its secrets are kept.</summary>
    public static SourceUrl? Read(Fields fields, string key) => Read(fields, key, "http", "https");

    /// <summary>Reads a URL below which a source has its own paths.</summary>
    /// <param name="fields">The source's keys.</param>
    /// <param name="key">The URL's key.</param>
    /// <param name="below">A path that the base URL must not have in it, since it comes after it.</param>
    public static SourceUrl? ReadBase(Fields fields, string key, string below)
    {
        if (Read(fields, key) is not SourceUrl url) return null;
        var (uri, problem) = (new Uri(url.Value.Reveal()), fields.In(key));
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) problem.Error(fields.Raw(key)!, "a base URL has no ? and no # in it");
        else if (uri.AbsolutePath.Contains(below)) problem.Error(fields.Raw(key)!, $"the base URL ends before {below}: what comes after it has keys of its own");
        else return url;
        return null;
    }

    /// <summary>Reads the URL of a key that must be there, with one of two schemes.</summary>
    public static SourceUrl? Read(Fields fields, string key, string scheme, string secureScheme)
    {
        if (fields.Raw(key) is YamlNode node) fields.Scope.Secrets.AddVariables(node);
        if (fields.Required(key, "give the URL to ask") is null || fields.Text(key) is null || fields.Single(key) is not ScalarNode scalar) return null;
        var text = Composed(scalar).Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == scheme || url.Scheme == secureScheme) && url.Host.Length > 0)
        {
            fields.Scope.Secrets.AddUserInfo(url);
            return new SourceUrl(new Sensitive(text), Shown(scalar.Written.Trim()));
        }

        var variables = scalar.HasVariables ? ", with its variables expanded," : "";
        fields.In(key).Error(scalar, $"the value{variables} is not a URL that begins with {scheme}:// or {secureScheme}:// and names a host");
        return null;
    }

    // A password in a variable may hold @ or /, which would change what the URL's parts are: there it is percent-encoded, unless it is already.
    private static string Composed(ScalarNode scalar)
    {
        var (from, to) = UserInfo(scalar.Written);
        var at = 0;
        return string.Concat(scalar.Pieces.Select(piece =>
        {
            var inside = piece.Variable is not null && at >= from && at < to;
            at += piece.Written.Length;
            return inside && !Encoded.IsMatch(piece.Text) ? Uri.EscapeDataString(piece.Text) : piece.Text;
        }));
    }

    private static (int From, int To) UserInfo(string written)
    {
        var scheme = written.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return (0, 0);
        var end = written.IndexOfAny(AfterAuthority, scheme + 3);
        var at = written.LastIndexOf('@', (end < 0 ? written.Length : end) - 1);
        return at > scheme ? (scheme + 3, at) : (0, 0);
    }

    private static string Shown(string written)
    {
        var end = written.IndexOfAny(AfterPath);
        var path = end < 0 ? written : written[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        var at = path.LastIndexOf('@');
        return at < 0 ? path : (scheme < 0 || scheme > at ? "" : path[..(scheme + 3)]) + path[(at + 1)..];
    }
}
