using System;

namespace EcsAutoscale.Core.Cluster;

/// <summary>
/// An amount of the resources that ECS counts as plain numbers. CPU is in CPU units (1024 = 1 vCPU), memory in MiB,
/// GPUs in whole devices, network interfaces in interfaces that tasks in network mode awsvpc take (one each).
/// </summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="Memory">MiB.</param>
/// <param name="Gpus">Whole GPU devices.</param>
/// <param name="NetworkInterfaces">Elastic network interfaces for tasks; ECS-FACTS section 1 (awsvpc).</param>
public readonly record struct Resources(long Cpu, long Memory, int Gpus = 0, int NetworkInterfaces = 0)
{
    /// <summary>Nothing of anything.</summary>
    public static Resources None => default;

    /// <summary>
    /// Whether this amount fits into <paramref name="room"/>. Equality fits, as in the ECS agent; an amount of zero fits even where
    /// less than nothing is left (ECS-FACTS section 1; cases B1 and B2).
    /// </summary>
    public bool FitsIn(Resources room) =>
        Fits(Cpu, room.Cpu) && Fits(Memory, room.Memory) && Fits(Gpus, room.Gpus) && Fits(NetworkInterfaces, room.NetworkInterfaces);

    /// <summary>Adds each resource.</summary>
    public static Resources operator +(Resources left, Resources right) => new(
        left.Cpu + right.Cpu, left.Memory + right.Memory, left.Gpus + right.Gpus, left.NetworkInterfaces + right.NetworkInterfaces);

    /// <summary>Subtracts each resource; may go below zero.</summary>
    public static Resources operator -(Resources left, Resources right) => new(
        left.Cpu - right.Cpu, left.Memory - right.Memory, left.Gpus - right.Gpus, left.NetworkInterfaces - right.NetworkInterfaces);

    /// <summary>Adds each resource.</summary>
    public static Resources Add(Resources left, Resources right) => left + right;

    /// <summary>Subtracts each resource; may go below zero.</summary>
    public static Resources Subtract(Resources left, Resources right) => left - right;

    /// <summary>What is missing of each resource for this amount to fit into <paramref name="room"/>; zero where it fits.</summary>
    public Resources ShortfallIn(Resources room) => new(
        Missing(Cpu, room.Cpu), Missing(Memory, room.Memory),
        (int)Missing(Gpus, room.Gpus), (int)Missing(NetworkInterfaces, room.NetworkInterfaces));

    private static bool Fits(long need, long room) => need <= 0 || need <= room;

    private static long Missing(long need, long room) => need <= 0 ? 0 : Math.Max(0, need - Math.Max(0, room));
}
