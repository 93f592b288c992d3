using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.StandingOff;

/// <summary>
/// The actions that note other hands' changes in our tags, so that each is counted once, from when it came. Without them a task that is replaced days later
/// would look like the change.
/// </summary>
internal static class Notes
{
    /// <summary>One for each group and service whose change is not noted yet, by name; none where the plan changes it, which takes it over.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="actions">The plan's other actions.</param>
    public static IReadOnlyList<ScalingAction> Of(ClusterView view, IReadOnlyList<ScalingAction> actions)
    {
        var taken = new HashSet<(bool IsGroup, string Name)>(actions.Where(Writes).Select(action => (action.Group is not null, action.Group ?? action.Target)));
        return
        [
            .. view.Groups
                .Where(group => group.OtherHand is { IsNoted: false } && !taken.Contains((true, group.Name)))
                .Select(group => Note(view, group.Name, group.Name, group.OtherHand!, $"the desired capacity of {group.Name}")),
            .. Services(view)
                .Where(pair => !taken.Contains((false, pair.Service.Name)))
                .Select(pair => Note(view, pair.Service.Name, null, pair.Hand, $"the desired count of {pair.Service.Name}")),
        ];
    }

    // Limits write our tag only where they raise the desired capacity.
    private static bool Writes(ScalingAction action) => action.Kind is ScalingActionKind.ScaleOut or ScalingActionKind.TerminateInstance or ScalingActionKind.SetDesiredCount;

    private static IEnumerable<(EcsService Service, OtherHand Hand)> Services(ClusterView view)
    {
        var wanted = new Dictionary<string, ServiceDefinition>(StringComparer.Ordinal);
        foreach (var service in view.Definition.Services.Where(service => service.Enabled)) wanted[service.Name] = service;
        foreach (var service in (view.Snapshot.Services ?? []).Where(service => service.IsActive && !service.IsDaemon).OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            if (wanted.TryGetValue(service.Name, out var definition)
                && OtherHandFinder.OfService(definition.StandOff, service, view.Snapshot.ObservedAt) is { IsNoted: false } hand)
                yield return (service, hand);
        }
    }

    private static ScalingAction Note(ClusterView view, string target, string? group, OtherHand hand, string what) => new()
    {
        Kind = ScalingActionKind.NoteOtherHand,
        Cluster = view.Definition.Name,
        Target = target,
        Group = group,
        Before = hand.Intent.Text(),
        After = hand.Noted.Text(),
        Reason = Reason.OtherHand,
        Explanation = hand.HoldsAt(view.Snapshot.ObservedAt) ? hand.Sentence(what, view.Snapshot.ObservedAt) : $"{hand.Told(what)}, longer ago than stand_off.{hand.Key}",
    };
}
