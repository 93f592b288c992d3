using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;

/// <summary>
/// Reads which services Application Auto Scaling scales. Nothing is decided by it, it only warns of a second controller: where it cannot be read, that is
/// told and nothing fails.
/// </summary>
internal static class ScalableTargetReader
{
    /// <summary>The most services of a call (API reference, DescribeScalableTargets).</summary>
    public const int MostOfACall = 50;

    // A subnet without a way to this service does not refuse, it never answers: that must not take the whole run's time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The targets of services, by resource id; null where they could not be read.</summary>
    /// <param name="client">Application Auto Scaling.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="services">The services' names.</param>
    /// <param name="story">Is told why they could not be read.</param>
    /// <param name="cancellation">Stops all calls.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<IReadOnlyList<ScalableTarget>?> ReadAsync(
        IAmazonApplicationAutoScaling client, string cluster, IReadOnlyList<string> services, IProgress<string> story, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var ids = services.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).Select(name => $"service/{cluster}/{name}").ToList();
            var read = await Task.WhenAll(Batches.Split(ids, MostOfACall).Select(some => PagesAsync(client, some, limit.Token))).ConfigureAwait(false);
            return [.. read.SelectMany(targets => targets).OrderBy(target => target.ResourceId, StringComparer.Ordinal)];
        }
        catch (AwsException error)
        {
            story.Report($"{cluster}: whether Application Auto Scaling scales its services is not known: {error.Message}");
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            story.Report($"{cluster}: whether Application Auto Scaling scales its services is not known: it did not answer in {Patience.TotalSeconds:0} s.");
            return null;
        }
    }

    private static Task<List<ScalableTarget>> PagesAsync(IAmazonApplicationAutoScaling client, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        Pages.ReadAllAsync(
            "DescribeScalableTargets",
            async (token, stop) =>
            {
                var request = new DescribeScalableTargetsRequest
                {
                    ServiceNamespace = "ecs",
                    ScalableDimension = "ecs:service:DesiredCount",
                    ResourceIds = ids,
                    NextToken = token,
                };
                var page = await client.DescribeScalableTargetsAsync(request, stop).ConfigureAwait(false);
                return new Page<ScalableTarget>(page.ScalableTargets, page.NextToken);
            },
            cancellation);
}
