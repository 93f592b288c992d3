using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Completion;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Errors;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Commands;

/// <summary>Tests whether a container instance may go, with a place for each task that has to move, or with all that holds it back.</summary>
/// <remarks>
/// Without -InstanceId, the cluster's best candidate is judged: the one that a run would drain, else the one with the least reserved memory.
/// Each instance is judged by itself, as if no other one were drained with it. Nothing is changed.
/// The output is an object, and an object is always true in an if: use -Quiet, or the property CanScaleDown, for a yes or no.
/// A definition is not needed where -Cluster names the clusters.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "EcsScaleDown", DefaultParameterSetName = BestSet)]
[OutputType(typeof(ScaleDownVerdict), typeof(bool))]
public sealed class TestEcsScaleDownCommand : DecidingCmdlet
{
    private const string BestSet = "Best";
    private const string InstanceSet = "Instance";
    private const string AllSet = "All";

    /// <summary>The instances: EC2 instance ids, or container instance ARNs or ids.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = InstanceSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Ec2InstanceId", "ContainerInstanceArn")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[] InstanceId { get; set; } = [];

    /// <summary>Judge every instance of the cluster.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Emit only true or false for each verdict.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    private protected override bool NeedsDefinition => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachSight(SelectTargets(), ParameterSetName == BestSet ? SightScope.Plan : SightScope.Everything, sight =>
    {
        var judge = new InstanceVerdicts(sight);
        foreach (var verdict in VerdictsOf(judge, sight)) Emit(Emitted.Of(verdict, Redactor));
    });

    private IEnumerable<ScaleDownVerdict> VerdictsOf(InstanceVerdicts judge, Sight sight)
    {
        if (sight.Snapshot.Instances.Count == 0) Warn($"Cluster '{sight.Target.Name}' has no container instances.");
        return ParameterSetName switch
        {
            InstanceSet => InstanceId.Select(id => VerdictOf(judge, sight, id)).OfType<ScaleDownVerdict>(),
            AllSet => judge.All(),
            _ => judge.Best() is { } best ? [best] : [],
        };
    }

    private ScaleDownVerdict? VerdictOf(InstanceVerdicts judge, Sight sight, string id)
    {
        var name = EcsName.Of(id);
        var instance = sight.Snapshot.Instances.FirstOrDefault(one => one.InstanceId == id || one.Arn == id || name.Name == LastPart(one.Arn));
        if (instance is not null) return judge.Of(instance);
        Report(Failures.InstanceNotFound(
            sight.Target.Name, id, sight.Snapshot.Instances.Select(one => one.Name).OrderBy(one => one, StringComparer.Ordinal)));
        return null;
    }

    private void Emit(ScaleDownVerdict verdict)
    {
        Tell($"{verdict.Cluster}: {verdict.InstanceId} {(verdict.CanScaleDown ? "may go" : "stays")} ({verdict.Reason}): {verdict.Explanation}");
        if (Quiet) WriteObject(verdict.CanScaleDown);
        else WriteObject(verdict);
    }

    private static string LastPart(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}
