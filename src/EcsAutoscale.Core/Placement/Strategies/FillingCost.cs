using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>Counts what it costs others to fill instances, as shares of all that they need, until they cannot afford it.</summary>
/// <param name="spoilers">Others of which each keeps the task off one instance for nothing.</param>
internal sealed class FillingCost(int spoilers)
{
    private const int MaxParts = 64;

    // They have one whole of each resource to spend; a little more, so that rounding proves nothing.
    private const double OneWhole = 1 + 1e-9;
    private const double BothWholes = 2 * OneWhole;

    // Looks after which a proof by such small shares is given up.
    private const int Patience = 512;

    private readonly int[] _withParts = new int[MaxParts + 1];
    private readonly List<double> _cpu = [];
    private readonly List<double> _memory = [];
    private double _sum;
    private double _most;

    /// <summary>Whether so many instances have been looked at that a proof is not to be expected.</summary>
    public bool IsHopeless => _cpu.Count > Patience + spoilers;

    /// <summary>Whether the instances so far and one more certainly cannot all be filled, as far as a quick look tells.</summary>
    /// <param name="cpu">The share, 0 or more, of the CPU that the others need that it takes to fill the instance by CPU; infinite where it cannot be.</param>
    /// <param name="memory">The same of memory.</param>
    public bool IsEnoughWith(double cpu, double memory)
    {
        _cpu.Add(cpu);
        _memory.Add(memory);
        var share = Math.Min(cpu, memory);
        var cost = share >= 1 ? BothWholes : share;
        _sum += cost;
        _most = Math.Max(_most, cost);
        var parts = share >= 1 ? 1 : share * MaxParts < 1 ? MaxParts + 1 : (int)Math.Ceiling((1 / share) - 1e-12);
        if (parts <= MaxParts) _withParts[parts]++;
        return _sum - (spoilers * _most) >= BothWholes || (parts <= MaxParts && IsEnoughByNumber());
    }

    /// <summary>Whether they cannot all be filled: even where CPU is spent on those that it fills most cheaply, and memory on those that it does.</summary>
    public bool IsEnough() => Affordable(_cpu) + Affordable(_memory) + spoilers < _cpu.Count;

    private static int Affordable(List<double> shares)
    {
        shares.Sort();
        var (count, spent) = (0, 0.0);
        while (count < shares.Count && spent + shares[count] <= OneWhole) spent += shares[count++];
        return count;
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
