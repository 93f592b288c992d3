using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>The task definitions of the account.</summary>
public sealed class TaskDefinitionRegistry
{
    private readonly CloudContext _cloud;
    private readonly SortedDictionary<string, List<TaskDefinition>> _families = new(StringComparer.Ordinal);

    internal TaskDefinitionRegistry(CloudContext cloud) => _cloud = cloud;

    /// <summary>Registers the next revision of a family.</summary>
    /// <exception cref="CloudException">ClientException, for a task without containers or without memory, or an expression that cannot be read.</exception>
    public TaskDefinition Register(string family, TaskDefinitionSpec spec)
    {
        if (spec.Containers.Count == 0)
            throw new CloudException("ClientException", "Container list cannot be empty.");
        if (spec.Memory is null && spec.Containers.FirstOrDefault(c => c.Memory is null && c.MemoryReservation is null) is { } bare)
            throw new CloudException("ClientException", $"Invalid setting for container '{bare.Name}'. At least one of 'memory' or 'memoryReservation' must be specified.");
        foreach (var constraint in spec.PlacementConstraints.Where(c => c.Type == "memberOf"))
            MemberOfExpression.Parse(constraint.Expression ?? "");
        if (!_families.TryGetValue(family, out var revisions))
            _families.Add(family, revisions = []);
        var revision = revisions.Count + 1;
        var definition = new TaskDefinition { Arn = _cloud.Names.TaskDefinitionArn(family, revision), Family = family, Revision = revision, Spec = spec };
        revisions.Add(definition);
        return definition;
    }

    /// <summary>Finds a task definition by ARN, by family:revision, or the newest of a family.</summary>
    public TaskDefinition? Find(string nameOrArn)
    {
        var name = nameOrArn.Substring(nameOrArn.IndexOf('/') + 1);
        var family = name.Split(':')[0];
        if (!_families.TryGetValue(family, out var revisions))
            return null;
        return family == nameOrArn
            ? revisions[revisions.Count - 1]
            : revisions.Find(d => d.Arn == nameOrArn || d.Name == nameOrArn);
    }
}
