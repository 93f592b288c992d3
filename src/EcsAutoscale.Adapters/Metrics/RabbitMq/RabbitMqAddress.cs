using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>
/// The requests to RabbitMQ's management API. They ask for the same columns whatever statistic is wanted, so that services share them;
/// without columns an answer grows with every consumer of the queue.
/// </summary>
internal sealed class RabbitMqAddress(RabbitMqMetricSource source)
{
    /// <summary>Queues a page; with the columns asked for, a page stays far below the most bytes of an answer.</summary>
    public const int PageSize = 200;

    private const string Api = "/api";

    private readonly string _columns = string.Join(",", RabbitMqStatistic.Columns
        .Concat(source.Statistics.Select(statistic => RabbitMqStatistic.FieldOf(statistic.Name)).Where(IsNotAskedFor))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(column => column, StringComparer.Ordinal)
        .Select(Uri.EscapeDataString));

    /// <summary>A queue by its name.</summary>
    public JsonRequest Queue(string name) => Request(BaseUrl.Below(source.Url, $"{Queues}/{Uri.EscapeDataString(name)}?columns={_columns}", Api));

    /// <summary>A page of the queues that fit a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="page">The page, from 1.</param>
    public JsonRequest Page(QueuePattern pattern, int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var filter = $"page={number}&page_size={PageSize}&sort=name&use_regex=true&name={Uri.EscapeDataString(pattern.Expression)}";
        return Request(BaseUrl.Below(source.Url, $"{Queues}?{filter}&columns={_columns}", Api));
    }

    /// <summary>The queue whose own URL the source has.</summary>
    public JsonRequest Own() => Request(source.Url.Reveal());

    private string Queues => $"queues/{Uri.EscapeDataString(source.VirtualHost.Text)}";

    private static bool IsNotAskedFor(string field) => !RabbitMqStatistic.Columns.Contains(field.Split('.')[0]);

    private JsonRequest Request(string url) => new(url, headers: [.. AuthorizationHeader.Of(source.Login)]);
}
