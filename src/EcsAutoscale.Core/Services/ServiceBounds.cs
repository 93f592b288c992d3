using System;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Core.Services;

/// <summary>A service's bounds, and how they are called: one that a schedule gives names its window.</summary>
internal static class ServiceBounds
{
    /// <summary>A count inside the bounds.</summary>
    public static int Clamp(ServiceDefinition wanted, double count) => (int)Math.Max(wanted.Min, Math.Min(wanted.Max, count));

    /// <summary>The minimum: <c>minimum 5 by schedule 0 8 * * 1-5 Europe/Berlin</c>.</summary>
    public static string Minimum(ServiceDefinition wanted) => ServicePlanner.Text($"minimum {wanted.Min}{By(wanted.MinBySchedule)}");

    /// <summary>The maximum, likewise.</summary>
    public static string Maximum(ServiceDefinition wanted) => ServicePlanner.Text($"maximum {wanted.Max}{By(wanted.MaxBySchedule)}");

    /// <summary>Both: <c>1 to 10</c>, or by their names where a schedule gives one.</summary>
    public static string Both(ServiceDefinition wanted) => wanted.MinBySchedule is null && wanted.MaxBySchedule is null
        ? ServicePlanner.Text($"{wanted.Min} to {wanted.Max}")
        : $"{Minimum(wanted)} and {Maximum(wanted)}";

    private static string By(string? window) => window is null ? "" : $" by schedule {window}";
}
