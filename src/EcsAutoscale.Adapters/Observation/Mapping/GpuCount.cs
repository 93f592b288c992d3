using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Whole GPUs of resource requirements.</summary>
internal static class GpuCount
{
    /// <summary>
    /// How many GPUs are asked for, or null where none are mentioned. A value that is no number (<c>ALL</c>) counts as more than any
    /// instance has, so that such a task is never thought to fit (ECS-FACTS section 1).
    /// </summary>
    public static int? Of(IReadOnlyList<ResourceRequirement>? requirements)
    {
        var gpus = (requirements ?? []).Where(requirement => requirement.Type == "GPU").ToArray();
        return gpus.Length == 0
            ? null
            : gpus.Sum(gpu => int.TryParse(gpu.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1000);
    }
}
