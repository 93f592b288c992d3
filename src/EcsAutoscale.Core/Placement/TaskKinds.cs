using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Finds the kind of each service's and task's tasks; each distinct kind is made once.</summary>
public sealed class TaskKinds
{
    private readonly Dictionary<string, TaskDefinition> _definitions;
    private readonly Dictionary<string, EcsService> _services;
    private readonly Dictionary<(string? Service, string Definition), TaskKind> _plain = [];
    private readonly Dictionary<(TaskKind Plain, Resources Needs), TaskKind> _resized = [];
    private readonly Dictionary<string, MembershipConstraint> _memberships = new(StringComparer.Ordinal);

    /// <summary>Knows the snapshot's services and task definitions.</summary>
    public TaskKinds(ClusterSnapshot snapshot)
    {
        _definitions = Index(snapshot.TaskDefinitions ?? [], definition => definition.Arn);
        _services = Index(snapshot.Services ?? [], service => service.Name);
    }

    /// <summary>The service of that name; null where there is none or services were not read.</summary>
    public EcsService? Service(string name) => _services.TryGetValue(name, out var service) ? service : null;

    /// <summary>The kind of a service's new tasks; null where its task definition is unknown.</summary>
    public TaskKind? OfService(EcsService service) =>
        service.DefinitionArn is { } arn && _definitions.TryGetValue(arn, out var definition) ? Plain(service.Name, definition) : null;

    /// <summary>The kind of a task that exists; null where its task definition is unknown.</summary>
    public TaskKind? OfTask(EcsTask task)
    {
        if (task.DefinitionArn is not { } arn) return null;
        if (!_plain.TryGetValue((task.ServiceName, arn), out var plain))
        {
            if (!_definitions.TryGetValue(arn, out var known)) return null;
            plain = Plain(task.ServiceName, known);
        }

        if (task.Overrides is null && Same(task.Cpu, plain.Needs.Cpu) && Same(task.Memory, plain.Needs.Memory)) return plain;
        var needs = TaskSizing.Of(_definitions[arn], task);
        return needs == plain.Needs ? plain : Resized(plain, needs);
    }

    private static bool Same(long? own, long plain) => own is null or <= 0 || own == plain;

    private TaskKind Resized(TaskKind plain, Resources needs)
    {
        if (!_resized.TryGetValue((plain, needs), out var known)) _resized.Add((plain, needs), known = plain with { Needs = needs });
        return known;
    }

    /// <summary>The kind of new tasks of a definition, outside any service.</summary>
    public static TaskKind OfDefinition(TaskDefinition definition) => Make(null, definition, null, MembershipConstraint.Read);

    private TaskKind Plain(string? service, TaskDefinition definition)
    {
        if (_plain.TryGetValue((service, definition.Arn), out var known)) return known;
        var kind = Make(service, definition, service is null ? null : Service(service), Membership);
        _plain.Add((service, definition.Arn), kind);
        return kind;
    }

    private static TaskKind Make(string? name, TaskDefinition definition, EcsService? service, Func<string?, MembershipConstraint> read)
    {
        var constraints = definition.PlacementConstraints.Concat(service?.PlacementConstraints ?? []).ToArray();
        return new TaskKind
        {
            Name = name is null ? "task definition " + ShortName(definition.Arn) : "service " + name,
            Service = name,
            Needs = TaskSizing.Of(definition),
            Ports = TaskSizing.PortsOf(definition),
            DistinctInstance = constraints.Any(constraint => constraint.Type == "distinctInstance"),
            RequiredAttributes = definition.RequiredAttributes,
            Memberships = [.. constraints.Where(constraint => constraint.Type != "distinctInstance").Select(constraint => read(constraint.Expression))],
            Strategies = service?.PlacementStrategies ?? [],
            CapacityProviders = service?.CapacityProviders ?? [],
            OperatingSystemFamily = definition.OperatingSystemFamily,
            CpuArchitecture = definition.CpuArchitecture,
        };
    }

    private MembershipConstraint Membership(string? text)
    {
        var key = text ?? "";
        if (!_memberships.TryGetValue(key, out var known)) _memberships.Add(key, known = MembershipConstraint.Read(text));
        return known;
    }

    private static string ShortName(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);

    private static Dictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) index[key(item)] = item;
        return index;
    }
}
