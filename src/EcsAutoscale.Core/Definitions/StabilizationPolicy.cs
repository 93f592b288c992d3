using System;

namespace EcsAutoscale.Core.Definitions;

/// <summary>Windows over which a service's recommendations must agree before its count moves.</summary>
public sealed record StabilizationPolicy
{
    /// <summary>The count is only raised to the lowest recommendation in this window; zero for no window.</summary>
    public TimeSpan Out { get; init; } = TimeSpan.Zero;

    /// <summary>The count is only lowered to the highest recommendation in this window; zero for no window.</summary>
    public TimeSpan In { get; init; } = TimeSpan.Zero;

    /// <summary>The longer of both.</summary>
    public TimeSpan Longest => Out > In ? Out : In;
}
