using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.CloudWatch.Model;

/// <summary>A page of values.</summary>
internal sealed record GetMetricDataResponse
{
    public IReadOnlyList<MetricDataResult> MetricDataResults { get; init => field = value ?? []; } = [];

    public IReadOnlyList<MessageData> Messages { get; init => field = value ?? []; } = [];

    public string? NextToken { get; init; }
}

/// <summary>The values of one query.</summary>
internal sealed record MetricDataResult
{
    public string? Id { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<DateTimeOffset> Timestamps { get; init => field = value ?? []; } = [];

    public IReadOnlyList<double> Values { get; init => field = value ?? []; } = [];

    /// <summary>Complete, PartialData (more to come, or to be asked for), InternalError or Forbidden.</summary>
    public string? StatusCode { get; init; }

    public IReadOnlyList<MessageData> Messages { get; init => field = value ?? []; } = [];
}

/// <summary>What CloudWatch has to say about a query or a request.</summary>
internal sealed record MessageData
{
    public string? Code { get; init; }

    public string? Value { get; init; }
}
