using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Metrics.Sqs;

/// <summary>A queue's name or URL (<c>https://sqs.eu-west-1.amazonaws.com/123456789012/orders</c>).</summary>
internal static class SqsQueueName
{
    private static readonly Regex Name = new(@"^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$", RegexOptions.CultureInvariant);
    private static readonly Regex Host = new(@"^sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether a text is a URL rather than a name.</summary>
    public static bool IsUrl(string queue) => queue.Contains("://");

    /// <summary>Whether a text can be a queue's name or URL.</summary>
    public static bool IsValid(string queue) => IsUrl(queue)
        ? Uri.TryCreate(queue, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && Name.IsMatch(Of(queue))
        : Name.IsMatch(queue);

    /// <summary>The queue's name alone.</summary>
    public static string Of(string queue) => IsUrl(queue) ? queue.Split('/').Last() : queue;

    /// <summary>The region that a URL of AWS names; null for a name, or another URL.</summary>
    public static string? RegionOf(string queue) =>
        IsUrl(queue) && Uri.TryCreate(queue, UriKind.Absolute, out var url) && Host.Match(url.Host) is { Success: true } match ? match.Groups[1].Value : null;
}
