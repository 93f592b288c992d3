using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.CloudWatch;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>Where nothing may ask CloudWatch.</summary>
internal sealed class NoCloudWatch : ICloudWatchQueries
{
    public Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation) =>
        throw new InvalidOperationException("Nothing asks CloudWatch here.");
}
