using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Errors;

namespace EcsAutoscale.Selection;

/// <summary>In which clusters services are meant, where no cluster is named.</summary>
internal static class ServiceTargets
{
    /// <summary>Of the clusters, those that define one of the services.</summary>
    public static IReadOnlyList<ClusterTarget> Defining(IReadOnlyList<ClusterTarget> targets, IReadOnlyList<EcsName> services) =>
        [.. targets.Where(target => services.Any(service =>
            target.Definition.Services.Any(one => service.Means(one.Name, null) || service.Matches(one.Name))))];

    /// <summary>No cluster of the definition has the service.</summary>
    public static Failure Nowhere(IReadOnlyList<EcsName> services) => Failures.ClusterNotNamed(
        $"No cluster of the definition defines {InWords(services)}.", "Name the cluster with -Cluster.");

    /// <summary>Several clusters have the service.</summary>
    public static Failure Ambiguous(IReadOnlyList<EcsName> services, IEnumerable<ClusterTarget> targets) => Failures.ClusterNotNamed(
        $"More than one cluster defines {InWords(services)}: {string.Join(", ", targets.Select(target => target.Name))}.",
        "Name the cluster with -Cluster; a wildcard means all that match.");

    private static string InWords(IReadOnlyList<EcsName> services) => $"service {string.Join(", ", services.Select(service => $"'{service.Text}'"))}";
}
