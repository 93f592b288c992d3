using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Following;

/// <summary>How far something is that a run waits for.</summary>
public enum AwaitedProgress
{
    /// <summary>It goes on.</summary>
    Waiting,

    /// <summary>A plan can finish it, or take it back, now: the cluster is to be observed as a whole.</summary>
    Due,

    /// <summary>It has ended as it should.</summary>
    Finished,

    /// <summary>It has failed, or will not end in time.</summary>
    Failed,
}

/// <summary>Something that a run has begun and waits for: a value; following it gives the next one.</summary>
public abstract record Awaited
{
    /// <summary>The action that began it.</summary>
    public required ScalingAction Action { get; init; }

    /// <summary>How far it is.</summary>
    public AwaitedProgress Progress { get; init; }

    /// <summary>How far it is, in words: <c>2 of 5 tasks left on i-0123456789abcdef0</c>.</summary>
    public required string Told { get; init; }

    /// <summary>The share that is done; 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Whether it is still waited for.</summary>
    public bool IsOpen => Progress is AwaitedProgress.Waiting or AwaitedProgress.Due;

    /// <summary>What it is after what was seen.</summary>
    public abstract Awaited Follow(WatchedCluster seen);

    /// <summary>The same, ended.</summary>
    public Awaited Ended(AwaitedProgress progress, string told) => this with { Progress = progress, Told = told, Share = progress == AwaitedProgress.Finished ? 1 : Share };
}
