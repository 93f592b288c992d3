using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Query;

namespace EcsAutoscale.Sandbox.CloudWatch;

/// <summary>CloudWatch: the Query protocol of 2010-08-01.</summary>
internal sealed class CloudWatchEndpoint : QueryEndpoint
{
    private const int MostQueries = 500;
    private const int MostPoints = 100_800;

    public CloudWatchEndpoint()
        : base("monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/") =>
        Operations = new Dictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>>(StringComparer.Ordinal) { ["GetMetricData"] = GetMetricData };

    protected override IReadOnlyDictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>> Operations { get; }

    private List<object> GetMetricData(QueryInput input, CloudView view)
    {
        var queries = input.Structures("MetricDataQueries");
        if (queries.Count > MostQueries)
            throw QueryInput.Invalid($"The collection MetricDataQueries must not have a size greater than {MostQueries}.");
        if (queries.Select(q => q.RequiredText("Id")).Distinct(StringComparer.Ordinal).Count() < queries.Count)
            throw QueryInput.Invalid("The values for parameter id in MetricDataQueries are not unique.");
        var (start, end) = (view.Clock.ReadMinute(input.RequiredTime("StartTime")), view.Clock.ReadMinute(input.RequiredTime("EndTime")));
        if (start >= end)
            throw QueryInput.Invalid("The parameter StartTime must be less than the parameter EndTime.");
        var answers = new MetricAnswers(queries, view, start, end);
        var ascending = input.Text("ScanBy") == "TimestampAscending";
        var (first, skip) = Position(input.Text("NextToken"));
        var room = Math.Min(input.Number("MaxDatapoints") ?? MostPoints, MostPoints);

        var results = new List<object>();
        string? next = null;
        for (var i = first; i < queries.Count && next is null; i++, skip = 0)
        {
            var points = answers.Of(queries[i]);
            MetricValue[] shown = [.. (ascending ? points : points.Reverse()).Skip(skip).Take(room)];
            room -= shown.Length;
            var isWhole = skip + shown.Length == points.Count;
            if (!isWhole)
                next = PageToken.Write(FormattableString.Invariant($"{i}:{skip + shown.Length}"));
            if (queries[i].Flag("ReturnData") ?? true)
                results.Add(Result(queries[i], shown, view.Clock, isWhole));
        }

        var output = new List<object> { List("MetricDataResults", results), List("Messages", []) };
        if (Element("NextToken", next) is { } token)
            output.Add(token);
        return output;
    }

    private object[] Result(QueryInput query, MetricValue[] points, WireClock clock, bool isWhole) =>
    [
        Element("Id", query.RequiredText("Id"))!,
        Element("Label", query.Text("Label") ?? MetricAnswers.Name(query))!,
        List("Timestamps", points.Select(p => (object)clock.ShowMinute(p.Moment).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        List("Values", points.Select(p => (object)p.Value.ToString("R", CultureInfo.InvariantCulture))),
        Element("StatusCode", isWhole ? "Complete" : "PartialData")!,
    ];

    private static (int Query, int Point) Position(string? token)
    {
        if (token is null)
            return (0, 0);
        var parts = PageToken.Read(token)?.Split(':');
        return parts is [var query, var point] && int.TryParse(query, NumberStyles.None, CultureInfo.InvariantCulture, out var q) && int.TryParse(point, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            ? (q, p)
            : throw new WireError("InvalidNextToken", "The next token is invalid.");
    }
}
