using System.Net;
using System.Net.Http;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>
/// The one sender of HTTP requests, so that connections are reused. Redirects are followed by <see cref="JsonClient"/>, which knows what
/// may go where.
/// </summary>
internal static class SharedHttp
{
    /// <summary>The sender.</summary>
    public static HttpMessageInvoker Invoker { get; } = Create();

    /// <summary>A sender of the same kind.</summary>
    public static HttpMessageInvoker Create() => new(
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseDefaultCredentials = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 16,
        },
        disposeHandler: true);
}
