using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Headroom;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Errors;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Commands;

/// <summary>Gets the free room of ECS clusters: in total, on each instance, in the largest piece, and how many more tasks fit.</summary>
/// <remarks>
/// Free room in total says little, since a task needs it on one instance. So the output counts how many more tasks of each service fit
/// (or of the given task definitions, or of the given size), and says whether the definition's buffer fits in one piece. CPU is in CPU units (1024 = 1
/// vCPU), memory in MiB. The property Instances holds the free room of each container instance.
/// A definition is not needed where -Cluster names the clusters.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EcsClusterHeadroom", DefaultParameterSetName = ServicesSet)]
[OutputType(typeof(ClusterHeadroom))]
public sealed class GetEcsClusterHeadroomCommand : DecidingCmdlet
{
    private const string ServicesSet = "Services";
    private const string TaskDefinitionSet = "TaskDefinition";
    private const string SizeSet = "Size";

    /// <summary>
    /// Count how many more tasks of these task definitions fit: a family, family:revision, or an ARN of one that a service or a task of the
    /// cluster uses. A family means its newest revision in use.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = TaskDefinitionSet)]
    [ValidateNotNullOrEmpty]
    public string[] TaskDefinition { get; set; } = [];

    /// <summary>Count how many more tasks of this size fit: CPU units of one task.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SizeSet)]
    [ValidateRange(0, int.MaxValue)]
    public int Cpu { get; set; }

    /// <summary>Count how many more tasks of this size fit: MiB of one task.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SizeSet)]
    [ValidateRange(0, int.MaxValue)]
    public int Memory { get; set; }

    private SightScope? _scope;

    /// <inheritdoc/>
    private protected override bool NeedsDefinition => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachSight(SelectTargets(), _scope ??= Scope(), sight =>
    {
        var kinds = KindsOf(sight);
        if (kinds.Count == 0 && ParameterSetName == TaskDefinitionSet) return;
        WriteObject(Emitted.Of(HeadroomCalculator.Of(sight.Target.Definition, sight.Snapshot, kinds)));
    });

    // A task definition may be one that only a standalone task uses.
    private SightScope Scope() => ParameterSetName switch
    {
        SizeSet => SightScope.Headroom([TaskShapes.OfSize(Cpu, Memory)]),
        TaskDefinitionSet => SightScope.AllState,
        _ => SightScope.Headroom([]),
    };

    private List<TaskKind> KindsOf(Sight sight) => ParameterSetName switch
    {
        SizeSet => [TaskShapes.OfSize(Cpu, Memory)],
        TaskDefinitionSet => [.. TaskDefinition.Select(name => KindOf(sight, name)).OfType<TaskKind>()],
        _ => [],
    };

    private TaskKind? KindOf(Sight sight, string name)
    {
        if (TaskShapes.Find(sight.Snapshot, name) is { } found) return TaskKinds.OfDefinition(found);
        Report(Failures.TaskDefinitionNotFound(sight.Target.Name, name, TaskShapes.NamesIn(sight.Snapshot)));
        return null;
    }
}
