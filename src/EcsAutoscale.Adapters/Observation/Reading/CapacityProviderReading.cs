using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads the capacity providers of a cluster.</summary>
internal static class CapacityProviderReading
{
    private const int ProvidersACall = 100;

    /// <summary>Reads them, but for Fargate's; null where AWS denies it.</summary>
    public static async Task<IReadOnlyList<CapacityProvider>?> ReadAsync(
        ReadContext context, Cluster cluster, CancellationToken cancellation)
    {
        string[] names = [.. (cluster.CapacityProviders ?? []).Where(name => name is not ("FARGATE" or "FARGATE_SPOT")).Distinct(StringComparer.Ordinal)];
        var read = new List<CapacityProvider>();
        foreach (var batch in Batches.Split(names, ProvidersACall))
        {
            var answer = await context.CallOptionalAsync(
                "ecs:DescribeCapacityProviders",
                stop => context.Ecs.DescribeCapacityProvidersAsync(new DescribeCapacityProvidersRequest { CapacityProviders = [.. batch] }, stop),
                cancellation).ConfigureAwait(false);
            if (answer is null) return null;
            context.WarnOf("capacity provider", answer.Failures);
            read.AddRange(answer.CapacityProviders);
        }

        return read;
    }
}
