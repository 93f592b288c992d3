using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Sources;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>A real RabbitMQ with the management plugin.</summary>
public sealed class RabbitMqServerTests : IAsyncDisposable
{
    private readonly RabbitMq _rabbit = new();

    [Fact]
    public async Task Ready_unacknowledged_and_consumers_of_a_queue_in_the_virtual_host_slash()
    {
        var queue = "celery-" + _rabbit.Unique;
        await _rabbit.CreateQueueAsync("/", queue);
        await _rabbit.PublishAsync("/", queue, 7);
        await _rabbit.ConsumeAsync("/", queue, prefetch: 3);
        var yaml = $$"""
            rabbitmq:
              - url: {{_rabbit.UrlWithUser}}
                queue: {{queue}}
                statistics: [{ name: ready }, { name: unacknowledged }, { name: total }, { name: consumers }, { name: messages_ready, alias: raw }]
            """;
        var values = await RealServer.EventuallyAsync(() => new FromYaml(yaml).ReadAsync(), seen => seen.All(reading => reading.Value is not null) && seen[0].Value == 4 && seen[1].Value == 3);
        Assert.Equal([4, 3, 7, 1, 4], values.Select(reading => reading.Value!.Value));
    }

    [Fact]
    public async Task A_virtual_host_and_a_queue_with_a_slash_and_the_user_beside_the_URL()
    {
        var (host, queue) = ("tests/" + _rabbit.Unique, "a/b c+d%25");
        await _rabbit.CreateVirtualHostAsync(host);
        await _rabbit.CreateQueueAsync(host, queue);
        await _rabbit.PublishAsync(host, queue, 2);
        var yaml = $$"""
            rabbitmq:
              - url: {{_rabbit.Url}}/api/
                user: "%(RABBIT_USER)"
                password: "%(RABBIT_PASSWORD)"
                vhost: {{host}}
                queue: {{queue}}
                statistics: [{ name: ready }]
            """;
        await RealServer.EventuallyAsync(
            () => new FromYaml(yaml, ("RABBIT_USER", _rabbit.User), ("RABBIT_PASSWORD", _rabbit.Password)).ReadAsync(), seen => seen[0].Value == 2);
    }

    [Fact]
    public async Task Several_queues_by_name_and_by_pattern_give_the_sum_or_the_greatest()
    {
        foreach (var (name, count) in new[] { ("high", 1), ("low", 4), ("other", 9) })
        {
            await _rabbit.CreateQueueAsync("/", $"{_rabbit.Unique}.{name}");
            await _rabbit.PublishAsync("/", $"{_rabbit.Unique}.{name}", count);
        }

        await _rabbit.CreateQueueAsync("/", $"{_rabbit.Unique}-high");
        var yaml = $$"""
            rabbitmq:
              - { url: "{{_rabbit.UrlWithUser}}", queues: ["{{_rabbit.Unique}}.high", "{{_rabbit.Unique}}.low"], statistics: [{ name: ready, alias: named }] }
              - { url: "{{_rabbit.UrlWithUser}}", pattern: "{{_rabbit.Unique}}.*", statistics: [{ name: ready, alias: all }] }
              - { url: "{{_rabbit.UrlWithUser}}", pattern: "{{_rabbit.Unique}}.?o*", combine: max, statistics: [{ name: ready, alias: greatest }] }
            """;
        var seen = await RealServer.EventuallyAsync(() => new FromYaml(yaml).ReadAsync(), seen => seen[1].Value == 14 && seen[0].Value == 5);
        Assert.Equal([5, 14, 4], seen.Select(reading => reading.Value!.Value));
    }

    [Fact]
    public async Task Rates_are_0_before_any_activity_and_told_after_it()
    {
        var queue = "rates-" + _rabbit.Unique;
        await _rabbit.CreateQueueAsync("/", queue);
        var yaml = $$"""
            rabbitmq:
              - { url: "{{_rabbit.UrlWithUser}}", queue: {{queue}}, statistics: [{ name: publish_rate }, { name: deliver_rate }, { name: ack_rate }] }
            """;
        Assert.Equal([0, 0, 0], (await new FromYaml(yaml).ReadAsync()).Select(reading => reading.Value!.Value));
        await RealServer.EventuallyAsync(
            async () =>
            {
                await _rabbit.PublishAsync("/", queue, 3);
                return await new FromYaml(yaml).ReadAsync();
            },
            seen => seen[0].Value > 0);
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_and_so_is_a_wrong_password()
    {
        await _rabbit.CreateQueueAsync("/", "only-" + _rabbit.Unique);
        Assert.Equal("answered 404: there is no such queue", await Failure("queue: ghost"));
        Assert.Equal("answered 404 for the queue ghost: there is no such queue", await Failure($"queues: [only-{_rabbit.Unique}, ghost]"));
        Assert.Equal("answered 404: there is no such queue", await Failure("vhost: ghost, queue: celery"));
        Assert.Equal("answered 404: there is no such virtual host", await Failure("vhost: ghost, pattern: '*'"));
        Assert.Equal("fits no queue: no queue of the virtual host has such a name", await Failure("pattern: ghost.*"));
        Assert.Equal("fits no queue: no queue of the virtual host has such a name", await Failure($"pattern: ONLY-{_rabbit.Unique}"));
        Assert.Equal(
            "answered 401: the user or the password is wrong, or the user may not see this virtual host (it needs the tag monitoring or management)",
            await Failure("queue: celery", $"http://{_rabbit.User}:wrong-password@127.0.0.1:{new Uri(_rabbit.Url).Port}"));
    }

    [Fact]
    public async Task The_originals_celery_form_reads_the_same_queue()
    {
        var queue = "celery-" + _rabbit.Unique;
        await _rabbit.CreateQueueAsync("/", queue);
        await _rabbit.PublishAsync("/", queue, 5);
        await RealServer.EventuallyAsync(
            () => Metrics.Sampling.ReadAsync(Metrics.Sampling.Rabbit($"{_rabbit.UrlWithUser}/api/queues/%2F/{queue}", "messages_ready")), seen => seen[0].Value == 5);
    }

    public ValueTask DisposeAsync() => _rabbit.DisposeAsync();

    private Task<string> Failure(string keys, string? url = null) =>
        new FromYaml($"rabbitmq: [{{ url: '{url ?? _rabbit.UrlWithUser}', {keys}, statistics: [{{ name: ready }}] }}]").FailureAsync();
}
