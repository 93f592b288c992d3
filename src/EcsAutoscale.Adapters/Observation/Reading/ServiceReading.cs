using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads all services of the cluster, and those that the definition names.</summary>
internal static class ServiceReading
{
    private const int ServicesAPage = 100;
    private const int ServicesACall = 10;

    /// <summary>
    /// Lists and describes them, 10 a call. A service of the definition that the list lacks is asked for by its name: it may be
    /// INACTIVE, too new for the list, or a typing error.
    /// </summary>
    public static async Task<IReadOnlyList<Service>> ReadAsync(
        ReadContext context, IReadOnlyList<string> named, CancellationToken cancellation)
    {
        var listed = await Paging.DescribeAllAsync(
            "ListServices",
            [(token, stop) => ListAsync(context, token, stop)],
            (arns, stop) => DescribeAsync(context, arns, stop),
            ServicesACall,
            cancellation).ConfigureAwait(false);
        var known = new HashSet<string>(listed.Select(service => service.ServiceName ?? ""), StringComparer.Ordinal);
        var missing = named.Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal).ToArray();
        var asked = await Paging.DescribeAsync(
            missing, (names, stop) => DescribeNamedAsync(context, names, stop), ServicesACall, cancellation).ConfigureAwait(false);
        return [.. listed, .. asked];
    }

    private static async Task<Page<string>> ListAsync(ReadContext context, string? token, CancellationToken cancellation)
    {
        var request = new ListServicesRequest { Cluster = context.Cluster, MaxResults = ServicesAPage, NextToken = token };
        var page = await context.Ecs.ListServicesAsync(request, cancellation).ConfigureAwait(false);
        return new(page.ServiceArns, page.NextToken);
    }

    private static async Task<IReadOnlyList<Service>> DescribeAsync(
        ReadContext context, IReadOnlyList<string> arns, CancellationToken cancellation)
    {
        var answer = await CallAsync(context, arns, cancellation).ConfigureAwait(false);
        context.WarnOf("service", answer.Failures);
        return answer.Services;
    }

    private static async Task<IReadOnlyList<Service>> DescribeNamedAsync(
        ReadContext context, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var answer = await CallAsync(context, names, cancellation).ConfigureAwait(false);
        return answer.Services;
    }

    private static Task<DescribeServicesResponse> CallAsync(ReadContext context, IReadOnlyList<string> services, CancellationToken cancellation) =>
        context.Ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = context.Cluster, Services = [.. services], Include = ["TAGS"] }, cancellation);
}
