using System.Collections.Generic;

namespace EcsAutoscale.Core.Planning;

/// <summary>What an action changes, in the order in which actions are applied (but for services: down first, up after the instances).</summary>
public enum ScalingActionKind
{
    /// <summary>The group's minimum and maximum size.</summary>
    SetGroupLimits,

    /// <summary>The group's desired capacity, upwards.</summary>
    ScaleOut,

    /// <summary>Begin to drain a container instance.</summary>
    DrainInstance,

    /// <summary>Terminate a drained instance and decrement the desired capacity.</summary>
    TerminateInstance,

    /// <summary>Set a draining instance ACTIVE again.</summary>
    CancelDrain,

    /// <summary>Take our mark off an ACTIVE instance: of a drain that never began, or that another hand took back.</summary>
    RemoveDrainMark,

    /// <summary>A service's desired count.</summary>
    SetDesiredCount,

    /// <summary>Note in our tag on a group or a service that another hand changed its desired capacity or count; before all other actions.</summary>
    NoteOtherHand,
}

/// <summary>How far an action got.</summary>
public enum ScalingActionStatus
{
    /// <summary>Not tried.</summary>
    Planned,

    /// <summary>Done.</summary>
    Applied,

    /// <summary>Not done, since the state had moved on or the caller said no.</summary>
    Skipped,

    /// <summary>Tried, and AWS refused.</summary>
    Failed,
}

/// <summary>One change.</summary>
public sealed record ScalingAction
{
    /// <summary>What it changes.</summary>
    public required ScalingActionKind Kind { get; init; }

    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>What is changed: a group's name, an EC2 instance's id, a service's name.</summary>
    public required string Target { get; init; }

    /// <summary>The state that it is planned on: a count, <c>min-max</c>, an instance's status, or a tag's value. Read again before the change.</summary>
    public required string Before { get; init; }

    /// <summary>The state after it: an absolute value.</summary>
    public required string After { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, in one sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>The numbers behind it, by name.</summary>
    public IReadOnlyDictionary<string, double> Evidence { get; init; } = new Dictionary<string, double>();

    /// <summary>The Auto Scaling group concerned; null for a service.</summary>
    public string? Group { get; init; }

    /// <summary>The container instance's ARN; null but for actions on one.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>
    /// Of a drain: the ARNs of the container instances that drain beside it, as far as the plan reckons with them: those that did when the cluster was observed,
    /// by whoever's hand, and those that the plan drains before it. Any other that drains by then makes the drain void. Empty for other actions.
    /// </summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>How far it got.</summary>
    public ScalingActionStatus Status { get; init; } = ScalingActionStatus.Planned;

    /// <summary>What went wrong, or why it was skipped; null where neither.</summary>
    public string? Error { get; init; }

    /// <summary>What was odd though it was applied; null where nothing was.</summary>
    public string? Warning { get; init; }
}
