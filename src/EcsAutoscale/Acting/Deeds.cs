using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Acting;

/// <summary>What became of a plan's actions so far.</summary>
internal sealed class Deeds
{
    private readonly List<ScalingAction> _done = [];
    private readonly List<IReadOnlyDictionary<string, int>> _calls = [];

    /// <summary>The actions that were gone through, in their order.</summary>
    public ScalingAction[] Actions => _done.ToArray();

    /// <summary>The requests of each.</summary>
    public IReadOnlyDictionary<string, int>[] Calls => [.. _calls];

    /// <summary>Whether none failed.</summary>
    public bool Succeeded => _done.TrueForAll(action => action.Status != ScalingActionStatus.Failed);

    /// <summary>How many were applied.</summary>
    public int Applied => _done.Count(action => action.Status == ScalingActionStatus.Applied);

    /// <summary>The last one.</summary>
    public ScalingAction Last => _done[_done.Count - 1];

    /// <summary>Notes requests that belong to no action.</summary>
    public void Add(IReadOnlyDictionary<string, int> calls) => _calls.Add(calls);

    /// <summary>Notes an action.</summary>
    public void Add(ScalingAction action, IReadOnlyDictionary<string, int>? calls = null)
    {
        _done.Add(action);
        if (calls is not null) _calls.Add(calls);
    }
}
