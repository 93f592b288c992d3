using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.RealServers;
using Xunit;

namespace EcsAutoscale.Tests.Loops;

/// <summary>A celery queue in a real RabbitMQ, in a virtual host of its own: celery's messages, and workers that take them.</summary>
internal sealed class CeleryQueue : IAsyncDisposable
{
    private const string Name = "celery";
    private const string Task = "shop.tasks.send_receipt";
    private readonly RabbitMq _rabbit = new();
    private int _messages;

    private CeleryQueue() => VirtualHost = "celery-" + _rabbit.Unique;

    /// <summary>The queue in the management API, with user and password.</summary>
    public string Url => $"{_rabbit.UrlWithUser}/api/queues/{VirtualHost}/{Name}";

    /// <summary>The password that must never be seen.</summary>
    public string Secret => _rabbit.Password;

    /// <summary>How many messages there are by what was published and taken.</summary>
    public int Messages => _messages;

    private string VirtualHost { get; }

    /// <summary>A durable queue without messages.</summary>
    public static async Task<CeleryQueue> CreateAsync()
    {
        var queue = new CeleryQueue();
        await queue._rabbit.CreateVirtualHostAsync(queue.VirtualHost);
        await queue._rabbit.CreateQueueAsync(queue.VirtualHost, Name);
        return queue;
    }

    /// <summary>Publishes messages as celery does (its task message protocol, version 2), and waits until RabbitMQ's statistics tell them.</summary>
    public async Task PublishAsync(int count)
    {
        for (var sent = 0; sent < count; sent++)
        {
            var id = Guid.NewGuid().ToString();
            await _rabbit.PublishAsync(VirtualHost, Name, Properties(id), """[[42], {"copy": true}, {"callbacks": null, "errbacks": null, "chain": null, "chord": null}]""");
        }

        _messages += count;
        await StatisticsAsync();
    }

    /// <summary>Takes and acknowledges so many messages, or what is left of them, and waits until RabbitMQ's statistics tell it.</summary>
    public async Task WorkAsync(int count)
    {
        var taken = await _rabbit.TakeAsync(VirtualHost, Name, Math.Min(count, _messages));
        Assert.All(taken, message => Assert.Equal(Task, message!["properties"]!["headers"]!["task"]!.GetValue<string>()));
        Assert.All(taken, message => Assert.Equal(42, JsonNode.Parse(message!["payload"]!.GetValue<string>())![0]![0]!.GetValue<int>()));
        Assert.Equal(Math.Min(count, _messages), taken.Count);
        _messages -= taken.Count;
        if (taken.Count > 0) await StatisticsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _rabbit.DeleteVirtualHostAsync(VirtualHost);
        await _rabbit.DisposeAsync();
    }

    // Without celery's headers that are null (eta, expires, timelimit): the management API takes none.
    private static JsonObject Properties(string id) => new()
    {
        ["content_type"] = "application/json",
        ["content_encoding"] = "utf-8",
        ["delivery_mode"] = 2,
        ["priority"] = 0,
        ["correlation_id"] = id,
        ["reply_to"] = "4f5c9c0e-0000-4000-8000-000000000001",
        ["headers"] = new JsonObject
        {
            ["lang"] = "py",
            ["task"] = Task,
            ["id"] = id,
            ["root_id"] = id,
            ["retries"] = 0,
            ["argsrepr"] = "(42,)",
            ["kwargsrepr"] = "{'copy': True}",
            ["origin"] = "gen1@shop",
        },
    };

    private Task<int> StatisticsAsync() => RealServer.EventuallyAsync(() => _rabbit.CountAsync(VirtualHost, Name), seen => seen == _messages);
}
