using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace EcsAutoscale.Adapters.DecisionLog;

/// <summary>
/// A file of lines to which several runs append, of this process and of others. One of them at a time: within a process by a monitor, among processes by a
/// lock on a byte far behind the file's end, which hinders no reader. A line is written at once; a torn or foreign last line is ended first.
/// </summary>
internal static class LogFile
{
    private const long LockedByte = 1L << 62;
    private const int TailBytes = 4 * 1024 * 1024;
    private const int RetryMilliseconds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly object Gate = new();

    /// <summary>Appends what is made of the file's tail, while nobody else writes.</summary>
    /// <param name="path">The file; it is made where it does not exist, its folder is not.</param>
    /// <param name="make">Makes lines, each ending with a line feed, of the file's last 4 MiB, of which the first line may be incomplete.</param>
    /// <exception cref="GatewayException">The file cannot be written.</exception>
    public static void Append(string path, Func<byte[], byte[]> make)
    {
        try
        {
            lock (Gate)
            {
                using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);
                var locked = Lock(stream);
                try
                {
                    Append(stream, make);
                }
                finally
                {
                    if (locked) Unlock(stream);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new GatewayException(GatewayFailure.LogFile, $"The log {path} cannot be written: {error.Message}", error)
            {
                Advice = "Check that the folder exists, that the caller may write to it, and that there is room. What is decided and done does not depend on the log.",
            };
        }
    }

    private static void Append(FileStream stream, Func<byte[], byte[]> make)
    {
        var tail = Tail(stream);
        var lines = make(tail);
        if (lines.Length == 0) return;
        if (tail.Length > 0 && tail[tail.Length - 1] != (byte)'\n') lines = [(byte)'\n', .. lines];
        stream.Seek(0, SeekOrigin.End);
        stream.Write(lines, 0, lines.Length);
        stream.Flush();
    }

    private static byte[] Tail(FileStream stream)
    {
        var length = (int)Math.Min(TailBytes, stream.Length);
        var tail = new byte[length];
        stream.Seek(-length, SeekOrigin.End);
        var read = 0;
        while (read < length && stream.Read(tail, read, length - read) is > 0 and var more) read += more;
        return tail;
    }

    private static bool Lock(FileStream stream)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                stream.Lock(LockedByte, 1);
                return true;
            }
            catch (PlatformNotSupportedException)
            {
                // macOS has no such locks; a line is written at once there as well.
                return false;
            }
            catch (IOException) when (waiting.Elapsed < Patience)
            {
                Thread.Sleep(RetryMilliseconds);
            }
        }
    }

    private static void Unlock(FileStream stream) => stream.Unlock(LockedByte, 1);
}
