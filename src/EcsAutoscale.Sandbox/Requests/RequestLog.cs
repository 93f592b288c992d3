using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EcsAutoscale.Sandbox.Faults;

namespace EcsAutoscale.Sandbox.Requests;

/// <summary>One request that the stand-in received.</summary>
public sealed record LoggedRequest
{
    /// <summary>ecs, autoscaling, monitoring, sts, rabbitmq, metrics, or unknown.</summary>
    public required string Service { get; init; }

    /// <summary>The operation, such as DescribeServices.</summary>
    public required string Operation { get; init; }

    /// <summary>When it arrived, by the real clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it arrived, by the cloud's clock.</summary>
    public required DateTimeOffset VirtualTime { get; init; }

    /// <summary>The parameters in short: JSON or a form as it came, at most 2,000 characters. No headers, so no secrets.</summary>
    public required string Parameters { get; init; }

    /// <summary>The id of the access key that signed it, or null.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The Region that it was signed for, or null.</summary>
    public string? Region { get; init; }

    /// <summary>What went wrong on purpose, or null.</summary>
    public FaultKind? Fault { get; init; }
}

/// <summary>The requests in order of arrival, for tests that count calls.</summary>
public sealed class RequestLog
{
    private readonly Lock _lock = new();
    private readonly List<LoggedRequest> _requests = [];

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<LoggedRequest> All
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>How many requests of an operation there were.</summary>
    public int Count(string operation) => Of(operation).Count;

    /// <summary>The requests of an operation.</summary>
    public IReadOnlyList<LoggedRequest> Of(string operation) => [.. All.Where(r => r.Operation == operation)];

    /// <summary>Forgets what there was.</summary>
    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }

    internal void Add(LoggedRequest request)
    {
        lock (_lock)
            _requests.Add(request);
    }
}
