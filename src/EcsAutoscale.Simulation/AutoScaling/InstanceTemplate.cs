using System.Collections.Generic;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>What a group launches.</summary>
public sealed record InstanceTemplate
{
    /// <summary>2 vCPU; registers 2048 CPU units and 7680 MiB.</summary>
    public static InstanceTemplate M5Large { get; } = new("m5.large", 2048, 7680);

    /// <summary>4 vCPU; registers 4096 CPU units and 15512 MiB.</summary>
    public static InstanceTemplate M5XLarge { get; } = new("m5.xlarge", 4096, 15512);

    /// <summary>Makes a template.</summary>
    /// <param name="instanceType">The EC2 instance type.</param>
    /// <param name="cpu">CPU units that its agent registers.</param>
    /// <param name="memory">MiB that its agent registers, which is less than EC2 advertises (ECS-FACTS section 1).</param>
    public InstanceTemplate(string instanceType, int cpu, int memory)
    {
        InstanceType = instanceType;
        Cpu = cpu;
        Memory = memory;
    }

    /// <summary>The EC2 instance type.</summary>
    public string InstanceType { get; }

    /// <summary>Registered CPU units.</summary>
    public int Cpu { get; }

    /// <summary>Registered MiB.</summary>
    public int Memory { get; }

    /// <summary>GPUs.</summary>
    public int Gpus { get; init; }

    /// <summary>How many awsvpc tasks fit; null for no limit.</summary>
    public int? TaskInterfaces { get; init; }

    /// <summary>Custom attributes of the container instances.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
