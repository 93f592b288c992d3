using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Tests.Properties;

/// <summary>Reads a cluster that is known whole as a frugal reader would: what is asked for, and nothing else.</summary>
internal sealed class FrugalReading(ClusterSnapshot whole)
{
    /// <summary>What was asked for in all.</summary>
    public ClusterDetails Asked { get; private set; } = ClusterDetails.None;

    /// <summary>How often it was asked.</summary>
    public int Rounds { get; private set; }

    /// <summary>Reads until nothing more is needed.</summary>
    public ClusterSnapshot Read(Func<ClusterSnapshot, ClusterDetails> needs)
    {
        while (true)
        {
            var seen = Seen();
            var more = needs(seen);
            if (more.IsNone) return seen;
            if (++Rounds > 100) throw new InvalidOperationException("The needs never end.");
            Asked = Asked.With(more);
        }
    }

    private ClusterSnapshot Seen()
    {
        ContainerInstance[] instances = [.. whole.Instances.Select(Seen)];
        var used = instances.SelectMany(instance => instance.Tasks ?? []).Concat(Asked.AllTasks ? whole.WaitingTasks : [])
            .Where(task => task.HoldsResources).Select(task => task.DefinitionArn).OfType<string>();
        var definitions = new HashSet<string>(Asked.Definitions.Concat(used), StringComparer.Ordinal);
        return whole with
        {
            Details = Asked,
            Instances = instances,
            WaitingTasks = Asked.AllTasks ? whole.WaitingTasks : [],
            TaskDefinitions = whole.TaskDefinitions is null ? null : [.. whole.TaskDefinitions.Where(definition => definitions.Contains(definition.Arn))],
            ScalingActivities = [.. whole.ScalingActivities.Where(activity => Asked.ActivitiesOf.Contains(activity.GroupName))],
            InstanceRefreshes = [.. whole.InstanceRefreshes.Where(refresh => Asked.RefreshesOf.Contains(refresh.GroupName))],
            ProtectedTasks = Asked.ProtectionOf.ToDictionary(service => service, Protected, StringComparer.Ordinal),
        };
    }

    private ContainerInstance Seen(ContainerInstance instance)
    {
        if (!Asked.AllTasks && !Asked.TasksOn.Contains(instance.Arn)) return instance with { Tasks = null };
        return Asked.Candidates.Contains(instance.Arn) || instance.Tasks is null
            ? instance
            : instance with { Tasks = [.. instance.Tasks.Select(task => task with { IsProtected = null, ProtectedUntil = null })] };
    }

    private int Protected(string service) => whole.Instances
        .SelectMany(instance => instance.Tasks ?? [])
        .Count(task => task.ServiceName == service && task is { IsMeantToRun: true, IsProtected: true } && !(task.ProtectedUntil <= whole.ObservedAt));
}
