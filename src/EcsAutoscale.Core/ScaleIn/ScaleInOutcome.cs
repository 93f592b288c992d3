using System.Collections.Generic;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>What shrinking the cluster comes to.</summary>
/// <param name="Verdicts">A verdict for each container instance, by name.</param>
/// <param name="Finished">What to do with drains of ours that have ended or timed out, and with marks that are left of some.</param>
/// <param name="Drains">New drains.</param>
public sealed record ScaleInOutcome(
    IReadOnlyList<ScaleDownVerdict> Verdicts, IReadOnlyList<ScalingAction> Finished, IReadOnlyList<ScalingAction> Drains);
