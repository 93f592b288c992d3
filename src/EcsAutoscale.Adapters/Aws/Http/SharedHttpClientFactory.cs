using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using Amazon.Runtime;

namespace EcsAutoscale.Adapters.Aws.Http;

/// <summary>One HTTP client, and so one pool of connections, for all services of a connection.</summary>
internal sealed class SharedHttpClientFactory : HttpClientFactory, IDisposable
{
    private readonly AwsConnectionSettings _settings;
    private readonly Lazy<HttpMessageHandler> _handler;
    private HttpClient? _client;

    public SharedHttpClientFactory(AwsConnectionSettings settings)
    {
        _settings = settings;
        _handler = new Lazy<HttpMessageHandler>(() => settings.HttpHandler?.Invoke() ?? new HttpClientHandler());
    }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var made = _client;
        if (made is not null)
            return made;

        lock (_handler)
            return _client ??= Make(clientConfig);
    }

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>Closes the connections. Calls under way fail.</summary>
    public void Dispose() => _client?.Dispose();

    private HttpClient Make(IClientConfig config)
    {
        if (_handler.Value is HttpClientHandler own)
            Configure(own, config);
        return new HttpClient(new WholeAnswerHandler(_handler.Value, _settings.AttemptTimeout)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private void Configure(HttpClientHandler handler, IClientConfig config)
    {
        handler.MaxConnectionsPerServer = _settings.MaxConnections;
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
        if (config.GetWebProxy() is { } proxy)
            handler.Proxy = proxy;
        if (config.ProxyCredentials is { } credentials && handler.Proxy is not null)
            handler.Proxy.Credentials = credentials;
    }
}
