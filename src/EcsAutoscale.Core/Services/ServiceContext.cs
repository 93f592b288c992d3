using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>One service that is to be judged.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Wanted">What the definition says of it, with the bounds that hold now.</param>
/// <param name="Service">What ECS says of it.</param>
/// <param name="Readings">Its metrics.</param>
/// <param name="Now">When all that was observed.</param>
internal sealed record ServiceContext(
    string Cluster, ServiceDefinition Wanted, EcsService Service, IReadOnlyList<MetricReading> Readings, DateTimeOffset Now)
{
    /// <summary>The values that its metrics are worked out from.</summary>
    public MetricValues Values { get; } = new(Service, Readings);

    /// <summary>How many tasks it should have now.</summary>
    public int Desired => Service.DesiredCount;

    /// <summary>The verdict that sets its count.</summary>
    public ServiceVerdict Change(int count, Reason reason, string explanation) =>
        ServicePlanner.Keep(Cluster, Service.Name, Service, reason, explanation) with { RecommendedCount = count };

    /// <summary>The verdict that keeps its count.</summary>
    public ServiceVerdict Keep(Reason reason, string explanation) => ServicePlanner.Keep(Cluster, Service.Name, Service, reason, explanation);
}
