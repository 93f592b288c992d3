using System;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>Counts what it costs others to fill instances, as shares of all that they need, until they cannot afford it.</summary>
/// <param name="spoilers">Others of which each keeps the task off one instance for nothing.</param>
internal sealed class FillingCost(int spoilers)
{
    private const int MaxParts = 64;

    // They have one whole of CPU and one of memory to spend; a little more, so that rounding proves nothing.
    private const double AllThatOthersHave = 2 + 1e-9;

    // Looks after which a proof by such small shares is given up.
    private const int Patience = 512;

    private readonly int[] _withParts = new int[MaxParts + 1];
    private double _sum;
    private double _most;
    private int _instances;

    /// <summary>Whether so many instances have been looked at that a proof is not to be expected.</summary>
    public bool IsHopeless => _instances > Patience + spoilers;

    /// <summary>Whether the instances so far and one more cannot all be filled.</summary>
    /// <param name="share">The share, 0 or more, of what the others need that it takes to fill the instance; from 1 on it cannot be filled at all.</param>
    public bool IsEnoughWith(double share)
    {
        _instances++;
        var cost = share >= 1 ? AllThatOthersHave : share;
        _sum += cost;
        _most = Math.Max(_most, cost);
        var parts = share >= 1 ? 1 : share * MaxParts < 1 ? MaxParts + 1 : (int)Math.Ceiling((1 / share) - 1e-12);
        if (parts <= MaxParts) _withParts[parts]++;
        return _sum - (spoilers * _most) >= AllThatOthersHave || (parts <= MaxParts && IsEnoughByNumber());
    }

    private bool IsEnoughByNumber()
    {
        var instances = 0;
        for (var parts = 1; parts <= MaxParts; parts++)
        {
            instances += _withParts[parts];
            if (instances >= (2 * parts) - 1 + spoilers) return true;
        }

        return false;
    }
}
