using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>Stands where the network would: records what the whole real client sends, and answers.</summary>
internal sealed class FakeAws(Func<RecordedRequest, FakeAnswer> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>What the hook for counting was told.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The only request.</summary>
    public RecordedRequest Request => Assert.Single(_requests);

    public static FakeAws Always(FakeAnswer answer) => new(_ => answer);

    /// <summary>Answers in order; the last one for ever.</summary>
    public static FakeAws InOrder(params FakeAnswer[] answers)
    {
        var left = new ConcurrentQueue<FakeAnswer>(answers);
        return new FakeAws(_ => left.Count > 1 && left.TryDequeue(out var next) ? next : left.First());
    }

    public AwsConnectionSettings Settings => new()
    {
        Region = "eu-west-1",
        HttpHandler = () => this,
        OnCall = _calls.Enqueue,
    };

    public Task<AwsConnection> ConnectAsync(Func<AwsConnectionSettings, AwsConnectionSettings>? change = null) =>
        AwsConnection.CreateAsync(change is null ? Settings : change(Settings), TestContext.Current.CancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase);
        var recorded = new RecordedRequest(request.Method.Method, request.RequestUri!, headers, body);
        _requests.Enqueue(recorded);
        return answer(recorded).ToMessage();
    }
}
