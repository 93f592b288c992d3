using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>Brings a client's requests to the front door without a socket: the same requests, answers and faults, for loops of many thousand runs.</summary>
internal sealed class InMemoryHandler(FrontDoor door, Uri url) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var body = new MemoryStream();
        var context = await ContextAsync(request, body, aborted, cancellationToken).ConfigureAwait(false);
        await door.AnswerAsync(context).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return aborted.IsCancellationRequested && body.Length == 0
            ? throw new HttpRequestException("The connection was cut.", new IOException("The sandbox cut the connection."))
            : Answer(context.Response, body.ToArray(), isWhole: !aborted.IsCancellationRequested);
    }

    private async Task<HttpContext> ContextAsync(HttpRequestMessage request, MemoryStream body, CancellationTokenSource aborted, CancellationToken cancellation)
    {
        var features = new FeatureCollection();
        var uri = request.RequestUri is { IsAbsoluteUri: true } absolute ? absolute : new Uri(url, request.RequestUri ?? url);
        var headers = new HeaderDictionary();
        foreach (var header in request.Headers)
            headers[header.Key] = string.Join(",", header.Value);
        foreach (var header in request.Content?.Headers ?? new ByteArrayContent([]).Headers)
            headers[header.Key] = string.Join(",", header.Value);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = request.Method.Method,
            RawTarget = uri.PathAndQuery,
            Path = uri.AbsolutePath,
            QueryString = uri.Query,
            Headers = headers,
            Body = request.Content is null ? Stream.Null : new MemoryStream(await request.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)),
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpRequestLifetimeFeature>(new Lifetime(aborted));
        return new DefaultHttpContext(features);
    }

    private static HttpResponseMessage Answer(HttpResponse response, byte[] body, bool isWhole)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)response.StatusCode)
        {
            Content = isWhole ? new ByteArrayContent(body) : new StreamContent(new BrokenStream(body)),
        };
        foreach (var header in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(header.Key, (string?)header.Value) && header.Key != "Content-Length")
                answer.Content.Headers.TryAddWithoutValidation(header.Key, (string?)header.Value);
        }

        return answer;
    }

    private sealed class Lifetime(CancellationTokenSource aborted) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = aborted.Token;

        public void Abort() => aborted.Cancel();
    }

    /// <summary>A body whose connection is cut before its end.</summary>
    private sealed class BrokenStream(byte[] begin) : MemoryStream(begin)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, count) is > 0 and var read ? read : throw Cut();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read ? read : throw Cut();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw Cut();

        private static IOException Cut() => new("The sandbox cut the connection in the middle of the body.");
    }
}
