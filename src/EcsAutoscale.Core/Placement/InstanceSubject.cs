using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.QueryLanguage;

namespace EcsAutoscale.Core.Placement;

/// <summary>A container instance as a cluster query sees it.</summary>
internal sealed class InstanceSubject(ContainerInstance instance) : IQuerySubject
{
    public bool AgentConnected => instance.AgentConnected;

    public string? AgentVersion => instance.AgentVersion;

    public string? Ec2InstanceId => instance.InstanceId;

    public DateTimeOffset? RegisteredAt => instance.RegisteredAt;

    public int? RunningTasksCount => instance.RunningTasksCount;

    public IReadOnlyCollection<string>? TaskGroups =>
        instance.Tasks is null ? null : [.. instance.Tasks.Select(task => task.Group).OfType<string>().Distinct(StringComparer.Ordinal)];

    public bool TryGetAttribute(string name, out string? value) => instance.Attributes.TryGetValue(name, out value);
}
