using System;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>Reads <c>stabilization</c>.</summary>
internal static class StabilizationReader
{
    private static readonly string[] Keys = ["out", "in"];
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>Reads a service's windows; both are zero where there are none.</summary>
    public static StabilizationPolicy Read(Fields service) => service.Below("stabilization", Keys) is Fields fields
        ? new StabilizationPolicy { Out = Window(fields, "out"), In = Window(fields, "in") }
        : new StabilizationPolicy();

    // Every query of a run is asked for its window's points as well.
    private static TimeSpan Window(Fields fields, string key)
    {
        if (fields.Duration(key) is not TimeSpan window) return TimeSpan.Zero;
        if (window > Longest) fields.In(key).Error(fields.Raw(key)!, "a stabilization window is 6h at most");
        return window;
    }
}
