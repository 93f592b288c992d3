using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>What must stay free: the buffer in one piece, and the headroom shapes.</summary>
internal sealed class Reserve(TaskKind? buffer, IReadOnlyList<DemandItem> headroom)
{
    /// <summary>The buffer; null where none is asked for.</summary>
    public TaskKind? Buffer { get; } = buffer;

    /// <summary>Whether headroom shapes are asked for.</summary>
    public bool HasHeadroom => headroom.Count > 0;

    /// <summary>The kind of each piece that must stay free, largest first.</summary>
    public IReadOnlyList<TaskKind> Kinds { get; } =
    [
        .. headroom
            .SelectMany(item => Enumerable.Repeat(item.Kind, item.Count))
            .Concat(buffer is null ? [] : [buffer])
            .OrderByDescending(kind => kind.Needs.Memory)
            .ThenByDescending(kind => kind.Needs.Cpu)
            .ThenBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    /// <summary>The headroom shape that does not fit on the room; null where all fit. What fits stays placed.</summary>
    public DemandItem? HeadroomWithoutPlace(ClusterRoom room) => headroom.Count == 0 ? null : DemandPlacer.Place(room, headroom).FirstOrDefault();

    /// <summary>What a demand asks to stay free.</summary>
    public static Reserve Of(Demand demand) => new(
        demand.Items.FirstOrDefault(item => item.Source == DemandSource.Buffer)?.Kind,
        [.. demand.Items.Where(item => item.Source == DemandSource.Headroom)]);
}
