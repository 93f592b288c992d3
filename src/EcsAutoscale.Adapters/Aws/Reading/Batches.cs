using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Aws.Reading;

/// <summary>Asks for many things in as few calls as their input limit allows, several calls at a time.</summary>
/// <param name="concurrency">The most calls at a time, at least 1.</param>
internal sealed class Batches(int concurrency)
{
    /// <summary>Splits in order into pieces of <paramref name="size"/>; nothing for nothing, so that no call asks for everything by mistake.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Split<T>(IReadOnlyList<T> items, int size)
    {
        var pieces = new List<IReadOnlyList<T>>();
        for (var start = 0; start < items.Count; start += size)
            pieces.Add([.. items.Skip(start).Take(size)]);
        return pieces;
    }

    /// <summary>The answers to all pieces, in the order of the pieces. The first failure stops the others.</summary>
    public async Task<IReadOnlyList<TAnswer>> RunAsync<TPiece, TAnswer>(
        IReadOnlyList<TPiece> pieces, Func<TPiece, CancellationToken, Task<TAnswer>> call, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var gate = new SemaphoreSlim(concurrency);
        var running = pieces.Select(piece => OneAsync(piece, call, gate, stop)).ToList();
        return await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <summary>Describes all <paramref name="names"/>, each once, <paramref name="size"/> a call.</summary>
    public async Task<Described<T>> DescribeAsync<T>(
        IReadOnlyList<string> names, int size, Func<IReadOnlyList<string>, CancellationToken, Task<Described<T>>> call, CancellationToken cancellation)
    {
        var pieces = Split([.. names.Distinct(StringComparer.Ordinal)], size);
        var answers = await RunAsync(pieces, call, cancellation).ConfigureAwait(false);
        return new Described<T>([.. answers.SelectMany(answer => answer.Items)], [.. answers.SelectMany(answer => answer.Failures)]);
    }

    private static async Task<TAnswer> OneAsync<TPiece, TAnswer>(
        TPiece piece, Func<TPiece, CancellationToken, Task<TAnswer>> call, SemaphoreSlim gate, CancellationTokenSource stop)
    {
        await gate.WaitAsync(stop.Token).ConfigureAwait(false);
        try
        {
            return await call(piece, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }
}
