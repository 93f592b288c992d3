using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Where a Redis is, and who asks. It holds credentials: it is never shown. Equal addresses share a connection.</summary>
/// <param name="Host">The host's name or address.</param>
/// <param name="Port">The port.</param>
/// <param name="IsTls">Whether the connection is protected.</param>
/// <param name="User">The user; null for Redis's default one.</param>
/// <param name="Password">The password; null for none.</param>
internal sealed record RedisAddress(string Host, int Port, bool IsTls, string? User, string? Password)
{
    /// <summary>The port where the URL names none.</summary>
    public const int StandardPort = 6379;

    /// <summary>No part of it.</summary>
    public override string ToString() => "(a Redis)";

    /// <summary>A source's address.</summary>
    public static RedisAddress Of(RedisMetricSource source)
    {
        var url = new Uri(source.Url.Reveal(), UriKind.Absolute);
        var parts = url.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString).ToList();
        var user = source.Login?.User.Reveal() ?? (parts.Count == 2 ? parts[0] : "");
        var password = source.Login?.Password.Reveal() ?? parts[^1];
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host.Trim('[', ']') : url.DnsSafeHost;
        return new RedisAddress(host, url.Port > 0 ? url.Port : StandardPort, url.Scheme == "rediss", NullIfEmpty(user), NullIfEmpty(password));
    }

    /// <summary>The database that a URL names in its path; null where it names none, which is 0.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="isValid">Whether the path is a database at all.</param>
    public static int? DatabaseOf(Uri url, out bool isValid)
    {
        var path = url.AbsolutePath.Trim('/');
        var isNumber = int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var database);
        isValid = path.Length == 0 || isNumber;
        return isNumber ? database : null;
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
