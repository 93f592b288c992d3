using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Describes what lists hold, in batches, several calls at a time.</summary>
internal static class Paging
{
    /// <summary>
    /// Reads all pages of lists, at the same time, and describes the items in whole batches while the next pages are on their way; what is left over of all lists at
    /// their ends is described together. So there are as few calls as the limits allow.
    /// </summary>
    /// <param name="operation">AWS's name of the lists' operation, for errors.</param>
    /// <param name="lists">Each reads a page of its list; the token is null for the first.</param>
    /// <param name="describe">Describes up to <paramref name="batchSize"/> items.</param>
    /// <param name="batchSize">The most items of a call.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The descriptions; in the list's order where there is one list.</returns>
    public static async Task<IReadOnlyList<TResult>> DescribeAllAsync<TItem, TResult>(
        string operation,
        IEnumerable<Func<string?, CancellationToken, Task<Page<TItem>>>> lists,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> describe,
        int batchSize,
        CancellationToken cancellation)
    {
        using var branches = new Branches(cancellation);
        var described = new List<Task<IReadOnlyList<TResult>>>();
        var waiting = new List<TItem>();
        _ = branches.Start(async stop =>
        {
            await Branches.ForEachAsync(lists, (list, stopList) => Pages.ReadAllAsync(operation, (token, stopPage) => PageAsync(list, token, stopPage), stopList), stop).ConfigureAwait(false);
            Describe(all: true);
            return true;
        });
        await branches.EndAsync().ConfigureAwait(false);
        return [.. described.SelectMany(task => task.Result)];

        async Task<Page<TItem>> PageAsync(Func<string?, CancellationToken, Task<Page<TItem>>> list, string? token, CancellationToken stop)
        {
            var page = await list(token, stop).ConfigureAwait(false);
            lock (waiting) waiting.AddRange(page.Items);
            Describe(all: false);
            return page;
        }

        void Describe(bool all)
        {
            lock (waiting)
            {
                var whole = all ? waiting.Count : waiting.Count - (waiting.Count % batchSize);
                described.AddRange(Batches.Split([.. waiting.Take(whole)], batchSize).Select(batch => branches.Start(stop => describe(batch, stop))));
                waiting.RemoveRange(0, whole);
            }
        }
    }

    /// <summary>Describes items in batches, at the same time.</summary>
    public static async Task<IReadOnlyList<TResult>> DescribeAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> describe,
        int batchSize,
        CancellationToken cancellation)
    {
        var results = await Branches.ForEachAsync(Batches.Split(items, batchSize), describe, cancellation).ConfigureAwait(false);
        return [.. results.SelectMany(result => result)];
    }
}
