using System;

namespace EcsAutoscale.Simulation;

/// <summary>What a simulated cloud is made from; the same options and the same calls give the same history.</summary>
public sealed record CloudOptions
{
    /// <summary>The seed of all ids and of random placement.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The first moment of virtual time.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The Region in ARNs and zones.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The twelve digits of the account in ARNs.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Whether ARNs of container instances, services and tasks name their cluster (the only format since 2021).</summary>
    public bool LongArns { get; init; } = true;

    /// <summary>
    /// Whether draining leaves tasks with scale-in protection alone. AWS names service auto scaling and deployments only, not draining
    /// (ECS-FACTS section 4), so the default is the unkind answer: draining stops them.
    /// </summary>
    public bool DrainingSparesProtectedTasks { get; init; }

    /// <summary>How long things take.</summary>
    public CloudTimings Timings { get; init; } = CloudTimings.Typical;
}
