using System.Threading;

namespace EcsAutoscale.Adapters.Tests.Loops.Runs;

/// <summary>Numbers derived from a seed (SplitMix64): System.Random promises no sequence across runtimes. Safe for several threads.</summary>
internal sealed class Dice(int seed)
{
    private long _state = seed;

    /// <summary>A number from 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below)
    {
        unchecked
        {
            var mixed = (ulong)Interlocked.Add(ref _state, (long)0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }
    }

    /// <summary>Yes once in so many times.</summary>
    public bool Once(int inSoMany) => Next(inSoMany) == 0;
}
