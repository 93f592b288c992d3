using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.ScaleOut;
using EcsAutoscale.Core.Services;

namespace EcsAutoscale.Reading;

/// <summary>Judges single instances of a cluster that was seen; what does not depend on the instance is worked out once.</summary>
internal sealed class InstanceVerdicts
{
    private readonly ClusterView _view;
    private readonly ScaleOutOutcome _growth;

    /// <summary>Prepares to judge.</summary>
    public InstanceVerdicts(Sight sight)
    {
        _view = new ClusterView(sight.Target.Definition, sight.Snapshot);
        _growth = ScaleOutPlanner.Plan(_view, ServicePlanner.Plan(sight.Target.Definition, sight.Snapshot, sight.Readings));
    }

    /// <summary>May this instance go, by itself?</summary>
    public ScaleDownVerdict Of(ContainerInstance instance) => ScaleInPlanner.Judge(_view, _growth, instance);

    /// <summary>A verdict for each instance, by name, as a run would give them: each on the state that those before it leave. The plan holds the same.</summary>
    public IReadOnlyList<ScaleDownVerdict> All() => ScaleInPlanner.Plan(_view, _growth).Verdicts;

    /// <summary>The instance that a run would drain; else the one with the least reserved memory. Null where there is none.</summary>
    public ScaleDownVerdict? Best()
    {
        return All()
            .OrderByDescending(verdict => verdict.CanScaleDown)
            .ThenBy(verdict => verdict.Reason == Reason.InstanceNotActive)
            .ThenBy(verdict => Number(verdict, "reservedMemory"))
            .ThenBy(verdict => Number(verdict, "reservedCpu"))
            .ThenBy(verdict => verdict.InstanceId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static double Number(ScaleDownVerdict verdict, string name) => verdict.Evidence.TryGetValue(name, out var number) ? number : double.MaxValue;
}
