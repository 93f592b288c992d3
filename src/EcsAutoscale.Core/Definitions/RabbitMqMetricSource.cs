using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Definitions;

/// <summary>
/// One or several queues in RabbitMQ's management API (<c>rabbitmq</c>; or <c>type: celery</c> with <c>data.url</c>, as the original called it).
/// </summary>
public sealed record RabbitMqMetricSource : MetricSource
{
    /// <summary>
    /// The base URL of the management API, with or without <c>/api</c> at its end; where <see cref="Queues"/> is null, the queue's own URL
    /// (<c>https://user:password@host/api/queues/vhost/queue</c>).
    /// </summary>
    public required Sensitive Url { get; init; }

    /// <summary>The URL as the definition writes it (variables by their names), without user info and query; null where there is no such text.</summary>
    public string? WrittenUrl { get; init; }

    /// <summary>Who asks, where the URL does not say; null for nobody in particular.</summary>
    public Login? Login { get; init; }

    /// <summary>The virtual host.</summary>
    public WrittenText VirtualHost { get; init; } = new("/");

    /// <summary>Which queues; null where the URL is that of a queue.</summary>
    public RabbitMqQueues? Queues { get; init; }

    /// <summary>How one number is made of several queues.</summary>
    public Combination Combine { get; init; }

    /// <inheritdoc/>
    public override string Label => $"RabbitMQ {WrittenUrl ?? UrlLabel.Of(Url)}{(Queues is null ? "" : $" {Queues}")}";
}

/// <summary>Queues by name, or by a pattern.</summary>
public sealed record RabbitMqQueues
{
    /// <summary>The names; empty where there is a pattern.</summary>
    public IReadOnlyList<WrittenText> Names { get; init; } = [];

    /// <summary>The pattern, in which <c>*</c> stands for any text and <c>?</c> for one character; null where there are names.</summary>
    public WrittenText? Pattern { get; init; }

    /// <summary>In words, as written.</summary>
    public override string ToString() => Pattern is not null
        ? $"queues like {Pattern}"
        : $"{(Names.Count == 1 ? "queue" : "queues")} {string.Join(", ", Names.Take(5))}{(Names.Count > 5 ? ", ..." : "")}";
}
