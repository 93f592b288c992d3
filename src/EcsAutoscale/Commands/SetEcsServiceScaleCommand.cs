using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Acting;
using EcsAutoscale.Completion;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Commands;

/// <summary>Sets an ECS service's desired count: to a number, by an increment, or to what its definition's metrics ask for.</summary>
/// <remarks>
/// The count is clamped to the definition's min and max, with a warning, unless -Force is given; it never goes below 0. Where the count is right
/// already, nothing is changed. A daemon service has no count and is an error. Without -Cluster, the service must be found in the definition of
/// exactly one cluster, or be given by a long ARN. A definition is not needed where -Cluster names the cluster and -FromDefinition is not given.
/// A count or increment that is set so is left alone by the runs that follow, for the definition's stand_off.changes; -FromDefinition gives it back to them.
/// -Force does not leave out -WhatIf or -Confirm. Where Application Auto Scaling scales the service as well, or a rollout of it is at work, a warning
/// says so.
/// </remarks>
[Cmdlet(VerbsCommon.Set, "EcsServiceScale", SupportsShouldProcess = true, DefaultParameterSetName = CountSet)]
[OutputType(typeof(ScalingAction))]
public sealed class SetEcsServiceScaleCommand : ActingCmdlet
{
    private const string CountSet = "DesiredCount";
    private const string IncrementSet = "Increment";
    private const string DefinitionSet = "Definition";

    /// <summary>The services: names, wildcards or ARNs. Pipeline input by property name takes Service, ServiceName and ServiceArn.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ServiceName", "ServiceArn")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[] Service { get; set; } = [];

    /// <summary>The desired count. Never taken from the pipeline, where it would be the service's present count.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CountSet)]
    [ValidateRange(0, int.MaxValue)]
    public int DesiredCount { get; set; }

    /// <summary>How many tasks to add to the desired count; below 0 to take away.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IncrementSet)]
    public int Increment { get; set; }

    /// <summary>Set the count that the definition's bounds, events and targets ask for now, by the service's metrics.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefinitionSet)]
    public SwitchParameter FromDefinition { get; set; }

    /// <summary>Do not clamp the count to the definition's min and max.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit what became of the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override bool NeedsDefinition => FromDefinition;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var group in Service.Select(EcsName.Of).GroupBy(service => Cluster is null ? service.ClusterArn : null).ToList())
            Scale([.. group], group.Key is null ? Cluster : [group.Key]);
    }

    private void Scale(IReadOnlyList<EcsName> named, string[]? clusters)
    {
        var all = SelectTargets(clusters);
        var targets = clusters is null ? ServiceTargets.Defining(all, named) : all;
        if (targets.Count == 0 && clusters is null) Report(ServiceTargets.Nowhere(named));
        else if (targets.Count > 1 && clusters is null) Report(ServiceTargets.Ambiguous(named, targets));
        else ForEachSight(targets, FromDefinition ? SightScope.MeasuredServices : SightScope.Services, sight => Scale(sight, named));
    }

    private void Scale(Sight sight, IReadOnlyList<EcsName> named)
    {
        var services = sight.Snapshot.Services ?? [];
        foreach (var name in named)
        {
            var meant = services.Where(service => name.Means(service.Name, service.Arn) || name.Matches(service.Name)).ToList();
            if (meant.Count == 0)
                Report(Failures.ServiceNotFound(sight.Target.Name, name.Text, services.Select(service => service.Name).OrderBy(one => one, StringComparer.Ordinal)));
            WarnOfOthers(sight, meant);
            foreach (var service in meant) Scale(sight, service);
        }
    }

    private void WarnOfOthers(Sight sight, IReadOnlyList<EcsService> meant)
    {
        var names = meant.Where(service => !service.IsDaemon).Select(service => service.Name).ToList();
        var read = sight.Target.Definition.Services.Where(service => service.Enabled).Select(service => service.Name);
        var unread = names.Except(read).ToList();
        var targets = unread.Count == 0 || Snapshot is not null
            ? sight.Snapshot.ScalableTargets
            : [.. sight.Snapshot.ScalableTargets, .. Await(stop => Door.ReadScalableTargetsAsync(ConnectionOf(sight.Target), sight.Snapshot.Cluster, unread, Story, stop))];
        foreach (var warning in targets.Where(target => names.Contains(target.Service)).Select(OtherHands.OfTarget).OfType<string>()) Warn($"{sight.Target.Name}: {warning}.");
        foreach (var warning in meant.Where(service => !service.IsDaemon).Select(OtherHands.OfRollout).OfType<string>()) Warn($"{sight.Target.Name}: {warning}.");
    }

    private void Scale(Sight sight, EcsService service)
    {
        if (service.IsDaemon)
        {
            Report(Failures.DaemonService(sight.Target.Name, service.Name));
            return;
        }

        var wanted = sight.Target.Definition.Services.FirstOrDefault(one => one.Name == service.Name);
        if (ActionFor(sight, service, wanted) is not { } action) return;
        var deeds = new Deeds();
        if (action.Before == action.After)
        {
            Tell($"{action.Cluster}: service {action.Target} stays at {action.Before} ({action.Reason}: {action.Explanation}).");
            deeds.Add(action with { Status = ScalingActionStatus.Skipped, Error = "the desired count is right already" });
        }
        else
        {
            Try(sight.Target, action, deeds);
        }

        if (PassThru) WriteObject(deeds.Actions, enumerateCollection: true);
    }

    private ScalingAction? ActionFor(Sight sight, EcsService service, ServiceDefinition? wanted)
    {
        if (FromDefinition) return ActionByDefinition(sight, service, wanted);
        var asked = ParameterSetName == IncrementSet ? (long)service.DesiredCount + Increment : DesiredCount;
        var count = (int)Math.Min(int.MaxValue, Math.Max(0, asked));
        var clamped = wanted is null || Force ? count : Math.Max(wanted.Min, Math.Min(wanted.Max, count));
        if (clamped != asked) Warn(Clamped(sight.Target.Name, service.Name, asked, clamped, wanted));
        var how = ParameterSetName == IncrementSet ? $"-Increment {Increment}" : $"-DesiredCount {DesiredCount}";
        return Deciding.SetCount(sight.Target.Name, service, clamped, Reason.Requested, $"asked for by {how}{(clamped == asked ? "" : $", clamped to {clamped}")}");
    }

    private ScalingAction? ActionByDefinition(Sight sight, EcsService service, ServiceDefinition? wanted)
    {
        if (wanted is { Enabled: true } && sight.Target.Definition.Enabled)
        {
            var verdict = Deciding.Service(sight, service, Redactor);
            return Deciding.SetCount(sight.Target.Name, service, verdict.RecommendedCount, verdict.Reason, verdict.Explanation);
        }

        var enabled = sight.Target.Definition.Enabled ? sight.Target.Definition.Services.Where(one => one.Enabled).Select(one => one.Name) : [];
        Report(Failures.ServiceNotDefined(sight.Target.Name, service.Name, enabled));
        return null;
    }

    private string Clamped(string cluster, string service, long asked, int clamped, ServiceDefinition? wanted) =>
        wanted is null || Force
            ? $"{cluster}: service {service}: {asked} is not a count; {clamped} is taken."
            : string.Format(
                CultureInfo.InvariantCulture, "{0}: service {1}: {2} is outside the definition's min {3} and max {4}; {5} is taken. -Force takes {2}.",
                cluster, service, asked, wanted.Min, wanted.Max, clamped);
}
