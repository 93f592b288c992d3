using System.Collections.Generic;
using System.Globalization;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Amounts of resources in sentences.</summary>
public static class Amounts
{
    /// <summary>For example <c>512 CPU units and 1024 MiB</c>.</summary>
    public static string InWords(Resources amount) => InWords(amount, HostPorts.None);

    /// <summary>For example <c>512 CPU units, 1024 MiB, 1 GPU and port tcp 80</c>.</summary>
    public static string InWords(Resources amount, HostPorts ports)
    {
        var parts = new List<string> { $"{Number(amount.Cpu)} CPU units", $"{Number(amount.Memory)} MiB" };
        if (amount.Gpus > 0) parts.Add($"{Number(amount.Gpus)} GPU{(amount.Gpus == 1 ? "" : "s")}");
        if (amount.NetworkInterfaces > 0) parts.Add($"{Number(amount.NetworkInterfaces)} network interface{(amount.NetworkInterfaces == 1 ? "" : "s")}");
        if (!ports.IsEmpty) parts.Add($"port {ports}");
        return Joined(parts);
    }

    /// <summary>What is missing, naming only what is: <c>256 CPU units</c>.</summary>
    public static string Missing(Resources shortfall)
    {
        var parts = new List<string>();
        if (shortfall.Cpu > 0) parts.Add($"{Number(shortfall.Cpu)} CPU units");
        if (shortfall.Memory > 0) parts.Add($"{Number(shortfall.Memory)} MiB");
        if (shortfall.Gpus > 0) parts.Add($"{Number(shortfall.Gpus)} GPU{(shortfall.Gpus == 1 ? "" : "s")}");
        if (shortfall.NetworkInterfaces > 0) parts.Add($"{Number(shortfall.NetworkInterfaces)} network interfaces");
        return parts.Count == 0 ? "nothing" : Joined(parts);
    }

    /// <summary>A count with its noun: <c>1 task</c>, <c>3 tasks</c>.</summary>
    public static string Counted(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Joined(List<string> parts) => parts.Count == 1
        ? parts[0]
        : string.Join(", ", parts.GetRange(0, parts.Count - 1)) + " and " + parts[parts.Count - 1];
}
