using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>An amount of a resource: one of the values is set, by <see cref="Type"/>.</summary>
internal sealed record Resource
{
    /// <summary>CPU (CPU units), MEMORY (MiB), PORTS, PORTS_UDP, GPU, NEURON_CORES and others.</summary>
    public string? Name { get; init; }

    /// <summary>INTEGER, DOUBLE, LONG or STRINGSET.</summary>
    public string? Type { get; init; }

    public int? IntegerValue { get; init; }

    public long? LongValue { get; init; }

    public double? DoubleValue { get; init; }

    public IReadOnlyList<string>? StringSetValue { get; init; }
}
