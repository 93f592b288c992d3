using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation;

namespace EcsAutoscale.Sandbox;

/// <summary>How times appear in answers and are read from requests.</summary>
public enum WireTimes
{
    /// <summary>
    /// Ages are kept: what happened ten virtual minutes ago is stamped ten minutes before the caller's own clock. For callers that use the real clock.
    /// </summary>
    RelativeToWallClock,

    /// <summary>The virtual times as they are, for callers whose clock is the cloud's.</summary>
    Virtual,
}

/// <summary>How the stand-in runs.</summary>
public sealed record SandboxOptions
{
    /// <summary>The cloud behind it. After the start, use it only through the server's Use.</summary>
    public required SimulatedCloud Cloud { get; init; }

    /// <summary>Virtual seconds per real second; 0 (the default) stands still until the server is advanced.</summary>
    public double Speed { get; init; }

    /// <summary>The port on 127.0.0.1; 0 (the default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The real clock that <see cref="Speed"/> follows.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How times appear in answers.</summary>
    public WireTimes WireTimes { get; init; } = WireTimes.RelativeToWallClock;

    /// <summary>Real time that every answer takes longer. Default none.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The user of the message broker's API.</summary>
    public string RabbitUser { get; init; } = "sandbox";

    /// <summary>The password of <see cref="RabbitUser"/>.</summary>
    public string RabbitPassword { get; init; } = "sandbox-secret";

    /// <summary>Whether the message broker's API wants its user and password. Default true.</summary>
    public bool RabbitRequiresLogin { get; init; } = true;

    /// <summary>Roles that AssumeRole gives out, with the external id each wants or null; where this is null, any role with any external id.</summary>
    public IReadOnlyDictionary<string, string?>? Roles { get; init; }
}
