using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>A container instance as a cluster query sees it. What is null is not known, and then the query cannot say.</summary>
public interface IQuerySubject
{
    /// <summary>Whether the ECS agent is connected.</summary>
    public bool AgentConnected { get; }

    /// <summary>The version of the ECS agent, such as <c>1.68.2</c>, or null.</summary>
    public string? AgentVersion { get; }

    /// <summary>The EC2 instance id, or null.</summary>
    public string? Ec2InstanceId { get; }

    /// <summary>When the instance was registered with the cluster, or null.</summary>
    public DateTimeOffset? RegisteredAt { get; }

    /// <summary>How many tasks run on it, or null.</summary>
    public int? RunningTasksCount { get; }

    /// <summary>The groups of the tasks on it (<c>service:web</c>, <c>family:batch</c>), or null where its tasks are not known.</summary>
    public IReadOnlyCollection<string>? TaskGroups { get; }

    /// <summary>Looks for an attribute, built-in or custom, by its exact name.</summary>
    /// <param name="name">The name without <c>attribute:</c>, such as <c>ecs.instance-type</c>.</param>
    /// <param name="value">Its value; null for an attribute without a value, and where there is none.</param>
    /// <returns>Whether the instance has the attribute.</returns>
    public bool TryGetAttribute(string name, out string? value);
}
