using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Definitions;

/// <summary>What clusters.yml says of one cluster.</summary>
public sealed record ClusterDefinition
{
    /// <summary>The cluster's name on ECS.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the cluster is handled at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The region; null for the session's.</summary>
    public string? Region { get; init; }

    /// <summary>The credential profile; null for the session's.</summary>
    public string? Profile { get; init; }

    /// <summary>The role to assume; null for none.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role asks for; null for none.</summary>
    public Sensitive? ExternalId { get; init; }

    /// <summary>The Auto Scaling group's name; null where it is found through the instances' ids.</summary>
    public string? AutoScalingGroup { get; init; }

    /// <summary>CPU units that must stay free, in one piece with <see cref="MemoryBuffer"/>; at least 0.</summary>
    public long CpuBuffer { get; init; }

    /// <summary>MiB that must stay free, in one piece with <see cref="CpuBuffer"/>; at least 0.</summary>
    public long MemoryBuffer { get; init; }

    /// <summary>The group's minimum size, enforced on the group; null leaves the group's own.</summary>
    public int? Min { get; init; }

    /// <summary>The group's maximum size, enforced on the group; null leaves the group's own.</summary>
    public int? Max { get; init; }

    /// <summary>More shapes to keep free.</summary>
    public IReadOnlyList<HeadroomShape> Headroom { get; init; } = [];

    /// <summary>How instances are added.</summary>
    public ScaleOutPolicy ScaleOut { get; init; } = new();

    /// <summary>How instances are removed.</summary>
    public ScaleInPolicy ScaleIn { get; init; } = new();

    /// <summary>Who else may be at work on the cluster, and whether we leave it to them.</summary>
    public StandOffPolicy StandOff { get; init; } = new();

    /// <summary>The services that are scaled, in the file's order.</summary>
    public IReadOnlyList<ServiceDefinition> Services { get; init; } = [];

    /// <summary>Whether a tag is to be written that tells an action's change from another hand's.</summary>
    /// <param name="action">The action.</param>
    public bool Remembers(ScalingAction action) => action.Kind == ScalingActionKind.SetDesiredCount
        ? (Services.FirstOrDefault(service => string.Equals(service.Name, action.Target, StringComparison.Ordinal))?.StandOff ?? StandOff).Changes > TimeSpan.Zero
        : StandOff.Remembers;
}

/// <summary>A shape of free room to keep: so many tasks of a service, or of a size.</summary>
public sealed record HeadroomShape
{
    /// <summary>The service whose task's size is meant; null where the size is given.</summary>
    public string? Service { get; init; }

    /// <summary>CPU units, where no service is named.</summary>
    public long Cpu { get; init; }

    /// <summary>MiB, where no service is named.</summary>
    public long Memory { get; init; }

    /// <summary>How many of them; at least 1.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>How sure a plan must be of where tasks go.</summary>
public enum Assurance
{
    /// <summary>ECS's own placement strategies find room in whatever order they place.</summary>
    Placement,

    /// <summary>A placement exists.</summary>
    Proof,
}

/// <summary>How instances are added.</summary>
public sealed record ScaleOutPolicy
{
    /// <summary>Instances a run; null is <c>auto</c>: as many as the demand needs.</summary>
    public int? Step { get; init; } = 1;

    /// <summary>The most instances a run.</summary>
    public int MaxStep { get; init; } = 10;

    /// <summary>How long a launched instance counts as room on its way before it has registered.</summary>
    public TimeSpan Warmup { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How sure a step of <c>auto</c> must be.</summary>
    public Assurance Assurance { get; init; } = Assurance.Placement;
}

/// <summary>Where the tasks of an instance that goes must fit.</summary>
public enum ScaleInFit
{
    /// <summary>All onto one other instance: the original's rule.</summary>
    One,

    /// <summary>Spread over several other instances.</summary>
    Many,
}

/// <summary>What happens to a drain of ours that does not end in time.</summary>
public enum DrainTimeoutAction
{
    /// <summary>The instance is set ACTIVE again and takes tasks.</summary>
    Undrain,

    /// <summary>It goes on draining, and is reported.</summary>
    Wait,
}

/// <summary>How instances are removed.</summary>
public sealed record ScaleInPolicy
{
    /// <summary>Whether instances are removed at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where the tasks must fit.</summary>
    public ScaleInFit Fit { get; init; } = ScaleInFit.One;

    /// <summary>How sure a verdict of <c>fit: many</c> must be.</summary>
    public Assurance Assurance { get; init; } = Assurance.Placement;

    /// <summary>The most instances a run; at least 1.</summary>
    public int MaxStep { get; init; } = 1;

    /// <summary>How long after the group's last change nothing is removed.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.Zero;

    /// <summary>How long an instance must have been registered before it may go.</summary>
    public TimeSpan MinAge { get; init; } = TimeSpan.Zero;

    /// <summary>How long a drain may take.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What happens to a drain that takes longer.</summary>
    public DrainTimeoutAction OnTimeout { get; init; } = DrainTimeoutAction.Undrain;

    /// <summary>Whether we terminate what is empty; where not, another controller does (ECS managed scaling).</summary>
    public bool Terminate { get; init; } = true;
}
