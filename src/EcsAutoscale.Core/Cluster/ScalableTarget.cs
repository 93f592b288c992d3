namespace EcsAutoscale.Core.Cluster;

/// <summary>A service that Application Auto Scaling scales.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="MinCapacity">The fewest tasks that it leaves; null where AWS does not say.</param>
/// <param name="MaxCapacity">The most tasks that it asks for; null where AWS does not say.</param>
public sealed record ScalableTarget(string Service, int? MinCapacity, int? MaxCapacity)
{
    /// <summary>Whether all of its scaling is suspended, in, out and scheduled, so that it changes nothing.</summary>
    public bool IsSuspended { get; init; }
}
