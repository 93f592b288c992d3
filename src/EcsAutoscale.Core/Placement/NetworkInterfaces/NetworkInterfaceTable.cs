using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// How many network interfaces an EC2 instance type takes, and how many awsvpc tasks with a trunk: <c>limits.tsv</c>, a line a family, each size with its
/// interfaces, and after a slash the tasks with a trunk where the type is known to take one. A type that is newer than the table counts as the most
/// limited type of its size, so that room is never overstated.
/// </summary>
/// <remarks>
/// Sources. Interfaces: those of the default network card that EC2's DescribeInstanceTypes gave in August 2026, as recorded in aws/amazon-vpc-cni-k8s
/// (pkg/vpc/vpc_ip_resource_limit.go, b521883). Tasks with a trunk: Amazon ECS Developer Guide, Elastic network interface trunking, Supported Amazon EC2
/// instance types (spring 2023); for types that are not there, the branch interfaces of aws/amazon-vpc-resource-controller-k8s (pkg/aws/vpc/limits.go,
/// b8d4251), which are never more than the guide's number where both have one.
/// </remarks>
internal static class NetworkInterfaceTable
{
    private const string Resource = "EcsAutoscale.Core.NetworkInterfaceLimits";
    private static readonly Lazy<Tables> Read = new(ReadResource);

    /// <summary>The most interfaces of a type, its primary one among them; null where not even its size is known.</summary>
    public static int? InterfacesOf(string type) => Find(Read.Value.Interfaces, type);

    /// <summary>The most awsvpc tasks of a type whose instance has a trunk; null where neither it nor, for a newer type, any of its size is known to take one.</summary>
    public static int? TrunkedTasksOf(string type) =>
        Read.Value.TrunkedTasks.ContainsKey(type) || !Read.Value.Interfaces.ContainsKey(type) ? Find(Read.Value.TrunkedTasks, type) : null;

    private static int? Find(Dictionary<string, int> table, string type) =>
        table.TryGetValue(type, out var exact) ? exact
        : table.TryGetValue(SizeOf(type), out var least) ? least
        : null;

    private static string SizeOf(string type) => type.Substring(type.IndexOf('.') + 1);

    private static Tables ReadResource()
    {
        using var stream = typeof(NetworkInterfaceTable).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var types = Lines(reader).SelectMany(TypesOf).ToArray();
        return new(
            WithSizes(types.Select(type => (type.Name, type.Interfaces))),
            WithSizes(types.Where(type => type.TrunkedTasks > 0).Select(type => (type.Name, type.TrunkedTasks))));
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static IEnumerable<(string Name, int Interfaces, int TrunkedTasks)> TypesOf(string line)
    {
        var columns = line.Split('\t');
        foreach (var entry in columns[1].Split(' '))
        {
            var numbers = entry.Substring(entry.IndexOf(':') + 1).Split('/');
            yield return ($"{columns[0]}.{entry.Substring(0, entry.IndexOf(':'))}", Number(numbers[0]), numbers.Length > 1 ? Number(numbers[1]) : 0);
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    // Each type, and each size with the least of its types.
    private static Dictionary<string, int> WithSizes(IEnumerable<(string Type, int Limit)> types)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (type, limit) in types)
        {
            table[type] = limit;
            var size = SizeOf(type);
            table[size] = table.TryGetValue(size, out var least) ? Math.Min(least, limit) : limit;
        }

        return table;
    }

    private sealed record Tables(Dictionary<string, int> Interfaces, Dictionary<string, int> TrunkedTasks);
}
