using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation;

/// <summary>What every part of one simulated cloud shares.</summary>
internal sealed class CloudContext
{
    public CloudContext(CloudOptions options)
    {
        Options = options;
        Clock = new VirtualClock(options.Start);
        Random = new SeededRandom(options.Seed);
        Names = new CloudNames(options, new SeededRandom(options.Seed ^ 0x5DEECE66D));
    }

    public CloudOptions Options { get; }

    public VirtualClock Clock { get; }

    public SeededRandom Random { get; }

    public CloudNames Names { get; }
}

internal static class SelectionExtensions
{
    /// <summary>The matching items as they are now, so that the source may change meanwhile.</summary>
    public static T[] ToArrayOf<T>(this IEnumerable<T> items, Func<T, bool> matches) => [.. items.Where(matches)];
}
