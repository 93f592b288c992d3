using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>The queues of a source: all of them, at least one, or why not.</summary>
/// <param name="Found">The queues as the API describes them; each has a name.</param>
/// <param name="Failure">Why there are none, in words that follow the source's name; null where there are some.</param>
internal sealed record FoundQueues(IReadOnlyList<JsonElement> Found, string? Failure)
{
    /// <summary>None, and why.</summary>
    public static FoundQueues Failed(string failure) => new([], failure);
}

/// <summary>Reads the queues of a source, by name or by pattern.</summary>
internal sealed class RabbitMqQueueReader(JsonClient client, RabbitMqMetricSource source)
{
    private const int MostPages = 50;
    private const string WantedUrl = "the URL is that of RabbitMQ's management API, for example http://rabbit:15672";
    private readonly RabbitMqAddress _address = new(source);

    /// <summary>Reads the queues.</summary>
    public async Task<FoundQueues> ReadAsync(CancellationToken run, CancellationToken caller)
    {
        if (source.Queues is null) return await OneAsync(_address.Own(), null, run, caller).ConfigureAwait(false);
        if (source.Queues.Pattern is WrittenText pattern) return await LikeAsync(new QueuePattern(pattern.Text), run, caller).ConfigureAwait(false);
        var several = source.Queues.Names.Count > 1;
        var read = await Task.WhenAll(source.Queues.Names.Select(name => OneAsync(_address.Queue(name.Text), several ? name : null, run, caller))).ConfigureAwait(false);
        return Array.Find(read, queues => queues.Failure is not null) ?? new FoundQueues([.. read.SelectMany(queues => queues.Found)], null);
    }

    private async Task<FoundQueues> OneAsync(JsonRequest request, WrittenText? name, CancellationToken run, CancellationToken caller)
    {
        var answer = await client.FetchAsync(request, run, caller).ConfigureAwait(false);
        var queue = name is null ? "" : $" for the queue {name}";
        if (answer.Status == 404) return FoundQueues.Failed($"answered 404{queue}: there is no such queue");
        if (answer.Document is not JsonElement document) return FoundQueues.Failed(InWords(answer) + queue);
        if (IsQueue(document)) return new FoundQueues([document], null);
        return FoundQueues.Failed(source.Queues is null
            ? "did not answer with one queue: the URL ends in /api/queues/<vhost>/<queue>, with / in a vhost as %2F"
            : $"did not answer{queue} with a queue: {WantedUrl}");
    }

    private async Task<FoundQueues> LikeAsync(QueuePattern pattern, CancellationToken run, CancellationToken caller)
    {
        var found = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var read = 0;
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await client.FetchAsync(_address.Page(pattern, page), run, caller).ConfigureAwait(false);
            if (answer.Status == 404) return FoundQueues.Failed("answered 404: there is no such virtual host");
            if (answer.Document is not JsonElement document) return FoundQueues.Failed(InWords(answer));
            if (Items(document) is not List<JsonElement> items) return FoundQueues.Failed("did not answer with a page of queues: " + WantedUrl);
            foreach (var queue in items.Where(queue => pattern.Fits(queue.GetProperty("name").GetString()!))) found[queue.GetProperty("name").GetString()!] = queue;
            read += items.Count;
            if (JsonField.Find(document, "filtered_count").Value is not double all)
                return FoundQueues.Failed("does not say how many queues there are: RabbitMQ's management API is too old");
            if (read >= all) return Whole(found, read == all);
            if (items.Count == 0) return Whole(found, isWhole: false);
        }

        return FoundQueues.Failed($"has more than {MostPages * RabbitMqAddress.PageSize} queues that fit: narrow the pattern");
    }

    // A queue that came or went between two pages shifts the others, and one of them may have been missed.
    private static FoundQueues Whole(SortedDictionary<string, JsonElement> found, bool isWhole)
    {
        if (!isWhole) return FoundQueues.Failed("lost or got queues while they were read page by page");
        return found.Count > 0 ? new FoundQueues([.. found.Values], null) : FoundQueues.Failed("fits no queue: no queue of the virtual host has such a name");
    }

    private static string InWords(JsonAnswer answer) => answer.Status is 401 or 403
        ? $"answered {answer.Status}: the user or the password is wrong, or the user may not see this virtual host (it needs the tag monitoring or management)"
        : answer.Failure!;

    private static List<JsonElement>? Items(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) return null;
        var queues = items.EnumerateArray().ToList();
        return queues.TrueForAll(IsQueue) ? queues : null;
    }

    private static bool IsQueue(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
        && answer.TryGetProperty("vhost", out _);
}
