using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>A real RabbitMQ, driven over its management API, and over STOMP for consumers that do not acknowledge.</summary>
internal sealed class RabbitMq : IAsyncDisposable
{
    private const string Package = "rabbitmq-server with the plugins rabbitmq_management and rabbitmq_stomp";
    private readonly HttpClient _http;
    private readonly Uri _url;
    private TcpClient? _consumer;

    public RabbitMq()
    {
        _url = new Uri(RealServer.Find("ECS_AUTOSCALE_TEST_RABBITMQ_URL", Package));
        var login = _url.UserInfo.Split(':');
        (User, Password) = (login[0], login[1]);
        _http = new HttpClient { BaseAddress = new Uri(Url) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(_url.UserInfo)));
    }

    /// <summary>The base URL without a user.</summary>
    public string Url => $"http://127.0.0.1:{_url.Port}";

    /// <summary>The base URL with its user.</summary>
    public string UrlWithUser => $"http://{User}:{Password}@127.0.0.1:{_url.Port}";

    public string User { get; }

    public string Password { get; }

    /// <summary>A name that no other test uses.</summary>
    public string Unique { get; } = Guid.NewGuid().ToString("N")[..8];

    public Task CreateVirtualHostAsync(string name) => SendAsync(HttpMethod.Put, $"/api/vhosts/{Uri.EscapeDataString(name)}", null);

    public Task CreateQueueAsync(string virtualHost, string name) =>
        SendAsync(HttpMethod.Put, PathOf(virtualHost, name), new JsonObject { ["durable"] = true });

    public Task DeleteQueueAsync(string virtualHost, string name) =>
        SendAsync(HttpMethod.Delete, PathOf(virtualHost, name), null);

    /// <summary>Takes all messages that wait away.</summary>
    public Task PurgeQueueAsync(string virtualHost, string name) => SendAsync(HttpMethod.Delete, PathOf(virtualHost, name) + "/contents", null);

    /// <summary>Deletes a virtual host with its queues.</summary>
    public Task DeleteVirtualHostAsync(string name) => SendAsync(HttpMethod.Delete, $"/api/vhosts/{Uri.EscapeDataString(name)}", null);

    public async Task PublishAsync(string virtualHost, string queue, int count)
    {
        for (var sent = 0; sent < count; sent++) await PublishAsync(virtualHost, queue, [], "task");
    }

    /// <summary>Publishes one message.</summary>
    /// <param name="virtualHost">The virtual host.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="properties">AMQP's properties of it, its headers among them.</param>
    /// <param name="payload">Its body.</param>
    public Task PublishAsync(string virtualHost, string queue, JsonObject properties, string payload) =>
        SendAsync(HttpMethod.Post, $"/api/exchanges/{Uri.EscapeDataString(virtualHost)}/amq.default/publish", new JsonObject
        {
            ["properties"] = properties,
            ["routing_key"] = queue,
            ["payload"] = payload,
            ["payload_encoding"] = "string",
        });

    /// <summary>Takes at most so many messages and acknowledges them.</summary>
    public async Task<JsonArray> TakeAsync(string virtualHost, string queue, int count) => count == 0 ? [] : JsonNode.Parse(await SendAsync(
        HttpMethod.Post,
        $"{PathOf(virtualHost, queue)}/get",
        new JsonObject { ["count"] = count, ["ackmode"] = "ack_requeue_false", ["encoding"] = "auto" }))!.AsArray();

    /// <summary>How many messages the management API says there are; -1 while it does not say. It tells late.</summary>
    public async Task<int> CountAsync(string virtualHost, string queue) =>
        JsonNode.Parse(await SendAsync(HttpMethod.Get, PathOf(virtualHost, queue), null))!["messages"]?.GetValue<int>() ?? -1;

    /// <summary>Takes so many messages and never acknowledges them. It holds them until it is disposed of.</summary>
    public async Task ConsumeAsync(string virtualHost, string queue, int prefetch)
    {
        var stop = TestContext.Current.CancellationToken;
        var port = int.Parse(RealServer.Find("ECS_AUTOSCALE_TEST_RABBITMQ_STOMP_PORT", Package), System.Globalization.CultureInfo.InvariantCulture);
        _consumer = new TcpClient();
        await _consumer.ConnectAsync("127.0.0.1", port, stop);
        var stream = _consumer.GetStream();
        await FrameAsync(stream, $"CONNECT\naccept-version:1.2\nhost:{virtualHost}\nlogin:{User}\npasscode:{Password}\n\n\0");
        await FrameAsync(stream, $"SUBSCRIBE\nid:0\ndestination:/amq/queue/{queue}\nack:client-individual\nprefetch-count:{prefetch}\nreceipt:here\n\n\0");
        var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(stop) is { } line && !line.EndsWith("RECEIPT", StringComparison.Ordinal)) Assert.DoesNotContain("ERROR", line, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _consumer?.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task FrameAsync(NetworkStream stream, string frame) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(frame), TestContext.Current.CancellationToken);

    private static string PathOf(string virtualHost, string queue) => $"/api/queues/{Uri.EscapeDataString(virtualHost)}/{Uri.EscapeDataString(queue)}";

    private async Task<string> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url + path));
        request.Content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
