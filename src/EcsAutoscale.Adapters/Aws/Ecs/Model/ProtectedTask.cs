using System;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Whether a task has scale-in protection.</summary>
internal sealed record ProtectedTask
{
    public string? TaskArn { get; init; }

    public bool? ProtectionEnabled { get; init; }

    /// <summary>When the protection ends by itself; absent where there is none.</summary>
    public DateTimeOffset? ExpirationDate { get; init; }
}
