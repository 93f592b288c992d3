using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Nothing is removed so soon after the group last changed.</summary>
public sealed class CooldownRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.Policy.Cooldown <= TimeSpan.Zero || context.View.ManagedGroupOf(instance) is not { } group) yield break;
        if (!context.View.KnowsActivities(group)) yield return new(Reason.UnknownData, null, null, $"when {group.Name} last changed was not read");
        var last = context.View.Snapshot.ScalingActivities
            .Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal))
            .Max(activity => activity.StartTime);
        if (last is { } at && context.Now - at < context.Policy.Cooldown)
            yield return new(Reason.Cooldown, null, null, $"{group.Name} changed {Durations.InWords(context.Now - at)} ago, and scale_in.cooldown is {Durations.InWords(context.Policy.Cooldown)}");
    }
}
