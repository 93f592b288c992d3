using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>What makes instances interchangeable.</summary>
/// <param name="Free">The room, for each resource that is needed.</param>
/// <param name="Ports">The taken ports.</param>
/// <param name="Allowed">For each set of allowed instances, whether it is in it.</param>
/// <param name="Size">The sum of the room's shares.</param>
internal sealed record RoomKey(long[] Free, ulong[] Ports, bool[] Allowed, double Size)
{
    /// <summary>Compares the contents of the arrays.</summary>
    public static IEqualityComparer<RoomKey> Same { get; } = new ByContents();

    private sealed class ByContents : IEqualityComparer<RoomKey>
    {
        public bool Equals(RoomKey? left, RoomKey? right) =>
            ReferenceEquals(left, right)
            || (left is not null && right is not null
                && left.Free.SequenceEqual(right.Free) && left.Ports.SequenceEqual(right.Ports) && left.Allowed.SequenceEqual(right.Allowed));

        public int GetHashCode(RoomKey key) => key.Free.Aggregate(17, (hash, amount) => unchecked((hash * 31) + amount.GetHashCode()));
    }
}
