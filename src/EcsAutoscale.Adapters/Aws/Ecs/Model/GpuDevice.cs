namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A GPU of a container instance.</summary>
internal sealed record GpuDevice
{
    public string? GpuId { get; init; }

    /// <summary>Exclusive, or shared by NVIDIA MPS.</summary>
    public string? SharingMode { get; init; }

    /// <summary>MiB.</summary>
    public long? TotalMemoryInMiB { get; init; }

    /// <summary>MiB that are left for shared use.</summary>
    public long? RemainingMemoryInMiB { get; init; }

    /// <summary>Containers on it.</summary>
    public int? ContainerCount { get; init; }
}
