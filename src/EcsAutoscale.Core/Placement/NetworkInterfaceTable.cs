using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// How many network interfaces an EC2 instance type takes, and how many awsvpc tasks with a trunk. By size, for types of one size are nearly all alike;
/// where they differ the lowest counts, and the types that take even fewer are listed one by one. So room is never overstated.
/// </summary>
/// <remarks>
/// Sources: Amazon ECS Developer Guide, Elastic network interface trunking, Supported Amazon EC2 instance types (as of spring 2023) for trunks; the limits that
/// EC2's DescribeInstanceTypes gave for 1,391 types in August 2026, as recorded in aws/amazon-vpc-cni-k8s (pkg/vpc/vpc_ip_resource_limit.go, b521883), for interfaces:
/// those of the default network card.
/// </remarks>
internal static class NetworkInterfaceTable
{
    private static readonly Dictionary<string, int> InterfacesBySize = Read(
        "nano 2, micro 2, small 2, medium 2, large 3, xlarge 4, 2xlarge 4, 3xlarge 4, 4xlarge 8, 6xlarge 8, 8xlarge 8, 9xlarge 8, 10xlarge 8, 12xlarge 8, "
        + "16xlarge 15, 18xlarge 15, 24xlarge 15, 32xlarge 15, 48xlarge 15, 56xlarge 8, 96xlarge 12, 112xlarge 15, 224xlarge 8, "
        + "metal 15, metal-12xl 15, metal-16xl 15, metal-24xl 15, metal-32xl 15, metal-48xl 15, metal-96xl 12");

    private static readonly Dictionary<string, int> InterfacesByType = Read(
        "a1.metal 8, c6in.32xlarge 8, c6in.metal 8, c8gb.48xlarge 12, c8gb.metal-48xl 12, c8gn.48xlarge 12, c8gn.metal-48xl 12, d3.4xlarge 4, d3.8xlarge 3, "
        + "d3en.4xlarge 4, d3en.6xlarge 4, d3en.8xlarge 4, d3en.12xlarge 3, f1.16xlarge 8, g4ad.xlarge 2, g4ad.2xlarge 2, g4ad.4xlarge 3, g4ad.8xlarge 4, "
        + "g4ad.16xlarge 8, g4dn.xlarge 3, g4dn.2xlarge 3, g4dn.4xlarge 3, g4dn.8xlarge 4, g4dn.16xlarge 4, g5.16xlarge 8, g5.48xlarge 7, g6e.24xlarge 10, "
        + "g6e.48xlarge 10, g6f.large 2, g7.48xlarge 12, g7e.24xlarge 10, g7e.48xlarge 10, h1.16xlarge 8, hpc6a.48xlarge 2, hpc6id.32xlarge 1, hpc7a.12xlarge 2, "
        + "hpc7a.24xlarge 2, hpc7a.48xlarge 2, hpc7a.96xlarge 2, hpc7g.4xlarge 4, hpc7g.8xlarge 4, hpc7g.16xlarge 4, hpc8a.96xlarge 2, inf1.24xlarge 11, m4.large 2, "
        + "m4.16xlarge 8, m6idn.32xlarge 8, m6idn.metal 8, m6in.32xlarge 8, m6in.metal 8, m8gb.48xlarge 12, m8gb.metal-48xl 12, m8gn.48xlarge 12, m8gn.metal-48xl 12, "
        + "mac1.metal 8, mac2.metal 8, mac2-m1ultra.metal 8, mac2-m2.metal 8, mac2-m2pro.metal 8, mac-m3ultra.metal 8, mac-m4.metal 8, mac-m4max.metal 8, "
        + "mac-m4pro.metal 8, p3.16xlarge 8, p5.4xlarge 4, p5.48xlarge 2, p5e.48xlarge 2, p5en.48xlarge 4, p6-b200.48xlarge 4, p6-b300.48xlarge 4, r6idn.32xlarge 8, "
        + "r6idn.metal 8, r6in.32xlarge 8, r6in.metal 8, r8gb.48xlarge 12, r8gb.metal-48xl 12, r8gn.48xlarge 12, r8gn.metal-48xl 12, t2.xlarge 3, t2.2xlarge 3, "
        + "trn1.32xlarge 5, trn1n.32xlarge 5, trn2.3xlarge 2, trn2.48xlarge 2, u-6tb1.metal 5, u-9tb1.metal 5, u-12tb1.metal 5, x1.16xlarge 8, x1.32xlarge 8, "
        + "x1e.xlarge 3, x1e.4xlarge 4, x1e.8xlarge 4, x1e.16xlarge 8, x1e.32xlarge 8");

    private static readonly Dictionary<string, int> TrunkedBySize = Read(
        "medium 4, large 10, xlarge 20, 2xlarge 40, 3xlarge 40, 4xlarge 60, 6xlarge 60, 8xlarge 60, 9xlarge 60, 12xlarge 60, "
        + "16xlarge 120, 18xlarge 120, 24xlarge 120, 32xlarge 120, 48xlarge 120, metal 120");

    private static readonly Dictionary<string, int> TrunkedByType = Read(
        "g4ad.xlarge 12, g4ad.2xlarge 12, g4ad.4xlarge 12, g4ad.8xlarge 12, g4ad.16xlarge 12, g5.xlarge 6, g5.2xlarge 19, g5.4xlarge 40, i4i.large 0, i4i.xlarge 8, "
        + "i4i.2xlarge 28, i4i.4xlarge 58, mac2.metal 12, trn1.2xlarge 19, u-3tb1.56xlarge 12, u-6tb1.56xlarge 12, u-18tb1.metal 12, u-24tb1.metal 12, "
        + "x2iedn.xlarge 13, x2iedn.2xlarge 29");

    /// <summary>The most interfaces of a type, its primary one among them; null where not even its size is known.</summary>
    public static int? InterfacesOf(string type) => Find(InterfacesByType, InterfacesBySize, type);

    /// <summary>The most awsvpc tasks of a type whose instance has a trunk; null where not even its size is known.</summary>
    public static int? TrunkedTasksOf(string type) => Find(TrunkedByType, TrunkedBySize, type);

    private static int? Find(Dictionary<string, int> byType, Dictionary<string, int> bySize, string type) =>
        byType.TryGetValue(type, out var exact) ? exact
        : bySize.TryGetValue(type.Substring(type.IndexOf('.') + 1), out var usual) ? usual
        : null;

    private static Dictionary<string, int> Read(string table) => table
        .Split([", "], StringSplitOptions.None)
        .Select(entry => entry.Split(' '))
        .ToDictionary(entry => entry[0], entry => int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
