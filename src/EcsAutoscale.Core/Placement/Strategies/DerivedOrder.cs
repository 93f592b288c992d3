using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>Numbers and orders that vary, derived from ids and a number and never from a clock: the same values give the same ones.</summary>
public sealed class DerivedOrder
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>Begins from ids, in whatever order they come, and a number.</summary>
    public DerivedOrder(IEnumerable<string> ids, int number)
    {
        _state = ids.Aggregate(0UL, (sum, id) => unchecked(sum + Hash(id)));
        _state = unchecked(_state + ((ulong)number * Gamma));
    }

    /// <summary>The next number from 0 up to, but without, <paramref name="limit"/>.</summary>
    public int Next(int limit)
    {
        _state = unchecked(_state + Gamma);
        return (int)(Mix(_state) % (ulong)limit);
    }

    /// <summary>Mixes a number's bits (the finalizer of SplitMix64).</summary>
    internal static ulong Mix(ulong number)
    {
        var mixed = unchecked((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Puts items into a derived order (Fisher and Yates).</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var order = items.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    // FNV-1a.
    private static ulong Hash(string text) =>
        text.Aggregate(14695981039346656037UL, (hash, character) => unchecked((hash ^ character) * 1099511628211UL));
}
