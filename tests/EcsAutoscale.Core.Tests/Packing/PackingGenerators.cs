using System.Collections.Generic;
using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>Problems with every feature: four resources, ports, limits, confined kinds, existing instances with too little or less than nothing left.</summary>
internal static class PackingGenerators
{
    private static readonly string[] s_instances = ["i-a", "i-b", "i-c", "i-d"];

    private static Gen<Resources> Needs { get; } =
        from cpu in Gen.OneOf(0L, 100, 128, 256, 512, 700, 1024, 2048)
        from memory in Gen.OneOf(0L, 64, 256, 500, 1024, 3000, 4096)
        from gpus in Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[1, 2]))
        from interfaces in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)))
        select new Resources(cpu, memory, gpus, interfaces);

    private static Gen<HostPorts> Ports { get; } = Gen.Frequency(
        (5, Gen.Const(HostPorts.None)),
        (1, Gen.Select(Gen.Int[80, 82].Array[0, 2], Gen.Int[53, 54].Array[0, 1], (tcp, udp) => new HostPorts(tcp, udp))));

    private static Gen<Resources> Free { get; } =
        from cpu in Gen.Long[-200, 4096]
        from memory in Gen.Long[-200, 8000]
        from gpus in Gen.Int[0, 2]
        from interfaces in Gen.Int[0, 3]
        select new Resources(cpu, memory, gpus, interfaces);

    private static Gen<PackingTemplate?> Template { get; } = Gen.Frequency(
        (1, Gen.Const((PackingTemplate?)null)),
        (2, Gen.Select(Free, Ports, (free, ports) => (PackingTemplate?)new PackingTemplate(free, ports))),
        (6, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 10], (gpus, interfaces) => (PackingTemplate?)new PackingTemplate(new Resources(4096, 7800, gpus, interfaces), HostPorts.None))));

    /// <summary>Everything at once.</summary>
    public static Gen<PackingProblem> Any(int kinds, int tasksOfAKind, int instances) =>
        from shapes in Kind(tasksOfAKind).Array[0, kinds]
        from rooms in Gen.Select(Free, Ports).Array[0, instances]
        from template in Template
        from most in Gen.Frequency((3, Gen.Const(int.MaxValue)), (1, Gen.Int[0, 6]))
        select new PackingProblem
        {
            Kinds = [.. shapes.Select((kind, index) => kind with { Id = $"kind-{index:D2}" })],
            Instances = [.. rooms.Select((room, index) => new PackingInstance(s_instances[index], room.Item1, room.Item2))],
            Template = template,
            MaxNewInstances = most,
        };

    /// <summary>Kinds that go anywhere, on new instances only, without limits.</summary>
    public static Gen<PackingProblem> Plain(int kinds, int tasksOfAKind) =>
        from shapes in Gen.Select(Gen.Int[1, 40], Gen.Int[1, 60], Gen.Int[1, tasksOfAKind]).Array[1, kinds]
        select new PackingProblem
        {
            Kinds = [.. shapes.Select((shape, index) => new PackingKind { Id = $"kind-{index:D2}", Needs = new Resources(shape.Item1 * 64, shape.Item2 * 128), Count = shape.Item3 })],
            Template = PublishedWorkload.Template,
        };

    private static Gen<PackingKind> Kind(int tasks) =>
        from needs in Needs
        from count in Gen.Int[0, tasks]
        from ports in Ports
        from limit in Gen.Frequency((4, Gen.Const((int?)null)), (1, Gen.Int[1, 3].Select(most => (int?)most)))
        from allowed in Gen.Frequency((4, Gen.Const((IReadOnlyCollection<string>?)null)), (1, Gen.OneOf(s_instances).Array[0, 3].Select(ids => (IReadOnlyCollection<string>?)ids)))
        from onNew in Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false)))
        select new PackingKind { Id = "", Needs = needs, Count = count, Ports = ports, PerInstanceLimit = limit, AllowedInstances = allowed, AllowedOnNew = onNew };
}
