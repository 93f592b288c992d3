using System.IO;
using System.Threading;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>How many bytes a connection may still be sent: a server cannot fill the memory with one endless answer.</summary>
internal sealed class ReadBudget(int bytes)
{
    private long _left = bytes;

    /// <summary>Whether more was sent than was allowed.</summary>
    public bool IsSpent => Interlocked.Read(ref _left) < 0;

    /// <summary>How many bytes are allowed.</summary>
    public int Bytes => bytes;

    /// <summary>Allows the whole amount again, for the next round of questions.</summary>
    public void Renew() => Interlocked.Exchange(ref _left, bytes);

    /// <summary>Counts bytes that came.</summary>
    /// <exception cref="IOException">It is too much.</exception>
    public void Take(int count)
    {
        if (Interlocked.Add(ref _left, -count) < 0) throw new IOException($"More than {bytes} bytes came.");
    }
}
