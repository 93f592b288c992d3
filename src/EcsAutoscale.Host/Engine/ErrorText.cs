using System.Collections.Generic;
using System.Management.Automation;

namespace EcsAutoscale.Host.Engine;

/// <summary>Shows an error: who, what, what to do, and its id. The engine's own view needs modules that the host has not got.</summary>
internal static class ErrorText
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(ErrorRecord record)
    {
        var who = record.InvocationInfo?.MyCommand?.Name;
        yield return $"{(string.IsNullOrEmpty(who) ? "ERROR" : who)}: {record}";
        if (record.ErrorDetails?.RecommendedAction is { Length: > 0 } advice) yield return $"    {advice}";
        yield return $"    ({record.FullyQualifiedErrorId})";
    }
}
