using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Planning;

/// <summary>What should happen to one cluster, and why, from one observation.</summary>
public sealed record AutoscalePlan
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>When the cluster was observed.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Whether the definition leaves the cluster out (<c>enabled: false</c>).</summary>
    public bool IsSkipped { get; init; }

    /// <summary>The plan in one sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>The changes, in the order in which they are applied.</summary>
    public IReadOnlyList<ScalingAction> Actions { get; init; } = [];

    /// <summary>A verdict for each service of the definition, in its order.</summary>
    public IReadOnlyList<ServiceVerdict> Services { get; init; } = [];

    /// <summary>A verdict for each Auto Scaling group, by name.</summary>
    public IReadOnlyList<GroupVerdict> Groups { get; init; } = [];

    /// <summary>A verdict for each container instance, by name.</summary>
    public IReadOnlyList<ScaleDownVerdict> Instances { get; init; } = [];

    /// <summary>What can never be placed.</summary>
    public IReadOnlyList<UnplaceableTask> Unplaceable { get; init; } = [];

    /// <summary>What was odd or missing, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether anything should change.</summary>
    public bool HasActions => Actions.Count > 0;
}

/// <summary>What a run did to one cluster.</summary>
public sealed record AutoscaleResult
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>When the cluster was observed.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>How long reading took.</summary>
    public TimeSpan Reading { get; init; }

    /// <summary>How long deciding took.</summary>
    public TimeSpan Deciding { get; init; }

    /// <summary>How long acting took.</summary>
    public TimeSpan Acting { get; init; }

    /// <summary>AWS operation to the number of requests, retries included.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new Dictionary<string, int>();

    /// <summary>What was planned.</summary>
    public required AutoscalePlan Plan { get; init; }

    /// <summary>The plan's actions with what became of them.</summary>
    public IReadOnlyList<ScalingAction> Actions { get; init; } = [];

    /// <summary>Whether no action failed.</summary>
    public bool Succeeded { get; init; }
}
