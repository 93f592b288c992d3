using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Completion;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Pipeline;

/// <summary>What cmdlets share that work on clusters of the account.</summary>
public abstract class ClusterCmdlet : EcsCmdlet
{
    private readonly HashSet<DefinitionProblem> _reported = [];
    private DefinitionPlace? _place;
    private DefinitionSet? _definitions;

    /// <summary>
    /// The clusters: names, wildcards, or ARNs. Without it, all clusters of the definition. Pipeline input by property name takes the
    /// properties Cluster, ClusterName and ClusterArn.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ClusterName", "ClusterArn")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string[]? Cluster { get; set; }

    /// <summary>
    /// The definition: a clusters.yml, or a folder of them, one a cluster. Without it, what the environment variable ECS_AUTOSCALE_PATH says, else
    /// ./clusters.yml.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The AWS region, in place of the definition's and the session's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration files, in place of the definition's and the session's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The URL that is called instead of AWS's own endpoints: a local stand-in, or an interface endpoint.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>
    /// How many seconds the cmdlet may take, from 0 to 86,400: then what is still being read is an error that names what it waited for, and no further change is begun. The
    /// time in which it asks for confirmation does not count. 0 is no limit.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86_400)]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>
    /// The share, above 0 and up to 1, of the rates that AWS serves the account and region which this process may take: of the sustained rates, and of the bursts. The
    /// rest is left to consoles, deployments and others. Calls beyond it wait.
    /// </summary>
    [Parameter]
    [ValidateRange(0.01, 1.0)]
    public double ApiBudget { get; set; } = 0.5;

    /// <summary>Whether the cmdlet can do without a definition where the clusters are named.</summary>
    private protected virtual bool NeedsDefinition => true;

    /// <summary>The definition; null where there is none and none is needed.</summary>
    private protected DefinitionSet? Definitions => _definitions;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RestartDeadline();
        _place = PlaceOfDefinition(Path);
        if (_place.Exists) _definitions = ReadDefinitions(_place.File);
        else if (NeedsDefinition || _place.Asked)
            End(Failures.DefinitionNotFound(_place.File, NeedsDefinition ? "" : ", or leave both out and name clusters with -Cluster"));
    }

    /// <summary>The clusters that -Cluster means; what cannot be used of it is reported.</summary>
    private protected IReadOnlyList<ClusterTarget> SelectTargets() => SelectTargets(Cluster);

    /// <summary>The clusters that names, wildcards and ARNs mean, all where there are none; what cannot be used of it is reported.</summary>
    private protected IReadOnlyList<ClusterTarget> SelectTargets(IReadOnlyList<string>? wanted)
    {
        if (_definitions is null) return WithoutDefinition(wanted);
        ReportProblems(_definitions, wanted);
        var selection = ClusterSelection.Among(_definitions, wanted);
        TellUnmatched(selection, $"of '{_definitions.Path}'");
        if (!NeedsDefinition) return [.. selection.Targets, .. selection.Unknown.Select(Undefined)];
        foreach (var name in selection.Unknown) Report(UnknownCluster(name));
        return selection.Targets;
    }

    /// <summary>All names of clusters that can be meant, where there is no definition.</summary>
    private protected virtual IReadOnlyList<string> AllNames() =>
        Await(stop => Door.ListClustersAsync(new Connection(Region, ProfileName, null, null, EndpointUrl) { ApiBudget = ApiBudget }, stop));

    /// <summary>What a wildcard is matched against; where that cannot be had, nothing more can be done.</summary>
    private IReadOnlyList<string> NamesForWildcards()
    {
        try
        {
            return AllNames();
        }
        catch (EcsAutoscaleException exception)
        {
            End(Failures.Outside(exception, null));
            return [];
        }
    }

    /// <summary>Begins the time limit anew, for what goes on for longer by its nature.</summary>
    private protected void RestartDeadline()
    {
        if (TimeoutSec > 0) BeginDeadline(TimeSpan.FromSeconds(TimeoutSec));
    }

    /// <summary>How a cluster is reached.</summary>
    private protected Connection ConnectionOf(ClusterTarget target) => target.Connect(Region, ProfileName, EndpointUrl) with { ApiBudget = ApiBudget };

    /// <summary>What a failure of a target's own work becomes: where the definition does not know the cluster either, it says which it knows.</summary>
    private protected void AttemptCluster(ClusterTarget target, Action work) => Attempt(target.Name, () =>
    {
        try
        {
            work();
        }
        catch (EcsAutoscaleException exception) when (exception.ErrorId == ErrorIds.ClusterNotFound && !target.IsDefined && _definitions is not null)
        {
            Report(UnknownCluster(EcsName.Of(target.Reference)));
        }
    });

    private Failure UnknownCluster(EcsName name) =>
        Failures.UnknownCluster(name.Name, _definitions!.Path, _definitions.Clusters.Select(one => one.Name));

    private ClusterTarget Undefined(EcsName name)
    {
        Tell($"'{_definitions!.Path}' defines no cluster '{name.Name}': it is taken without a definition.");
        return ClusterTarget.Undefined(name);
    }

    private IReadOnlyList<ClusterTarget> WithoutDefinition(IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
        {
            End(Failures.DefinitionNotFound(_place!.File, ", or name clusters with -Cluster"));
            return [];
        }

        var names = wanted.Any(WildcardPattern.ContainsWildcardCharacters) ? NamesForWildcards() : [];
        var selection = ClusterSelection.Among(names, wanted);
        TellUnmatched(selection, "of the account");
        return selection.Targets;
    }

    private void TellUnmatched(ClusterSelection selection, string where)
    {
        foreach (var wildcard in selection.Unmatched) Warn($"No cluster {where} matches '{wildcard}'.");
    }

    private void ReportProblems(DefinitionSet definitions, IReadOnlyList<string>? wanted)
    {
        foreach (var problem in definitions.Problems.Where(problem => ClusterSelection.Concerns(problem, wanted) && _reported.Add(problem)))
        {
            if (problem.Severity == ProblemSeverity.Error) Report(Failures.InvalidDefinition(problem));
            else Warn(problem.ToString());
        }
    }
}
