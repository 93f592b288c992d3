using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>
/// A container instance's registered or remaining resources. CPU, MEMORY and GPU say what there is, or is left; PORTS and PORTS_UDP
/// of the remaining ones say what is taken (ECS-FACTS section 1).
/// </summary>
internal sealed class ResourceBag(IReadOnlyList<Resource>? resources)
{
    private readonly IReadOnlyList<Resource> _resources = resources ?? [];

    /// <summary>CPU units, MiB and GPUs. Network interfaces are not among what ECS says.</summary>
    public Snapshot.Resources Amounts => new(Amount("CPU"), Amount("MEMORY"), Find("GPU")?.StringSetValue?.Count ?? 0);

    /// <summary>The ports, or null where ECS says nothing of ports.</summary>
    public Snapshot.HostPorts? Ports =>
        Find("PORTS") is null && Find("PORTS_UDP") is null ? null : new Snapshot.HostPorts(PortsOf("PORTS"), PortsOf("PORTS_UDP"));

    private long Amount(string name) => Find(name) switch
    {
        null => 0,
        { Type: "LONG" } resource => resource.LongValue ?? 0,
        { Type: "DOUBLE" } resource => (long)Math.Floor(resource.DoubleValue ?? 0),
        var resource => resource.IntegerValue ?? 0,
    };

    private IEnumerable<int> PortsOf(string name) =>
        (Find(name)?.StringSetValue ?? []).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0);

    private Resource? Find(string name) => _resources.FirstOrDefault(resource => resource.Name == name);
}
