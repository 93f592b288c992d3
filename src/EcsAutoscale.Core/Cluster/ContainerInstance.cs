using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>The state of a container instance; ECS-FACTS section 3.</summary>
public enum InstanceStatus
{
    /// <summary>A status that this version does not know; such an instance is never room and never removed.</summary>
    Unknown,

    /// <summary>The agent is registering.</summary>
    Registering,

    /// <summary>The agent could not register.</summary>
    RegistrationFailed,

    /// <summary>Takes tasks, where its agent is connected.</summary>
    Active,

    /// <summary>Takes no new tasks; its service tasks are moved.</summary>
    Draining,

    /// <summary>On its way out of the cluster.</summary>
    Deregistering,

    /// <summary>Gone from the cluster.</summary>
    Inactive,
}

/// <summary>A container instance as ECS describes it, with the tasks on it.</summary>
public sealed record ContainerInstance
{
    /// <summary>The attribute by which we mark the drains that are ours; its value is the ISO 8601 time of the drain.</summary>
    public const string DrainMark = "ecs-autoscale.drained-at";

    /// <summary>The attribute by which a run announces that it is about to take a drain back; its value is the ISO 8601 time.</summary>
    public const string ReturnMark = "ecs-autoscale.returning-at";

    /// <summary>The attribute by which a run announces that it is about to terminate the instance; its value is the ISO 8601 time.</summary>
    public const string TerminateMark = "ecs-autoscale.terminating-at";

    /// <summary>
    /// For how long an announcement binds other runs: longer than one change with all of its attempts takes. After it, the run that made it is thought dead.
    /// </summary>
    public static TimeSpan AnnouncementHolds { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The container instance's ARN, long or short form.</summary>
    public required string Arn { get; init; }

    /// <summary>The EC2 instance's id (<c>i-…</c>), or <c>mi-…</c> for an external instance (ECS Anywhere), or null where ECS does not say.</summary>
    public string? InstanceId { get; init; }

    /// <summary>What <see cref="Arn"/> and <see cref="InstanceId"/> are called in sentences: the EC2 id, else the ARN's last part.</summary>
    public string Name => InstanceId ?? Arn.Substring(Arn.LastIndexOf('/') + 1);

    /// <summary>The state.</summary>
    public InstanceStatus Status { get; init; } = InstanceStatus.Unknown;

    /// <summary>Whether the ECS agent is connected; where not, ECS places nothing here (ECS-FACTS section 3).</summary>
    public bool AgentConnected { get; init; }

    /// <summary>All that the instance registered.</summary>
    public Resources Registered { get; init; }

    /// <summary>What ECS says is left. May lag behind a drain or a stop (ECS-FACTS section 1).</summary>
    public Resources Remaining { get; init; }

    /// <summary>The static host ports that are taken, those reserved for the system included.</summary>
    public HostPorts TakenPorts { get; init; } = HostPorts.None;

    /// <summary>Attributes by name; null for an attribute without a value.</summary>
    public IReadOnlyDictionary<string, string?> Attributes { get; init; } = new Dictionary<string, string?>();

    /// <summary>When it registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Tasks with desired status RUNNING that run. Reads 0 while tasks are still stopping (ECS-FACTS section 3).</summary>
    public int RunningTasksCount { get; init; }

    /// <summary>Tasks that are about to run.</summary>
    public int PendingTasksCount { get; init; }

    /// <summary>The ECS agent's version.</summary>
    public string? AgentVersion { get; init; }

    /// <summary>The capacity provider that the instance came with.</summary>
    public string? CapacityProviderName { get; init; }

    /// <summary>The tasks on it whose last status is not STOPPED, in any order; null where they were not read, which is not the same as none.</summary>
    public IReadOnlyList<EcsTask>? Tasks { get; init; }

    /// <summary>The availability zone, by its attribute.</summary>
    public string? AvailabilityZone => Attribute("ecs.availability-zone");

    /// <summary>The EC2 instance type, by its attribute.</summary>
    public string? InstanceType => Attribute("ecs.instance-type");

    /// <summary>Whether ECS places tasks here: ACTIVE, and the agent is connected.</summary>
    public bool TakesTasks => Status == InstanceStatus.Active && AgentConnected;

    /// <summary>Whether it is an external instance (ECS Anywhere), which no Auto Scaling group owns.</summary>
    public bool IsExternal => InstanceId is { } id && id.StartsWith("mi-", StringComparison.Ordinal);

    /// <summary>When we drained it, or null where the drain is not ours. An ACTIVE instance may carry the mark as well: of a drain that begins, or of one that is over.</summary>
    public DateTimeOffset? DrainedByUsAt => ReadTime(Attribute(DrainMark));

    /// <summary>The time that the value of one of our marks stands for; null where it is none.</summary>
    public static DateTimeOffset? ReadTime(string? value) =>
        DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>An attribute's value, or null where it is absent or has none.</summary>
    public string? Attribute(string name) => Attributes.TryGetValue(name, out var value) ? value : null;
}
