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
    /// <summary>Reads all pages of a list, and describes the items of each, in batches, while the next page is on its way.</summary>
    /// <param name="operation">AWS's name of the list's operation, for errors.</param>
    /// <param name="list">Reads a page; the token is null for the first.</param>
    /// <param name="describe">Describes up to <paramref name="batchSize"/> items.</param>
    /// <param name="batchSize">The most items of a call.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The descriptions in the list's order.</returns>
    public static async Task<IReadOnlyList<TResult>> DescribeAllAsync<TItem, TResult>(
        string operation,
        Func<string?, CancellationToken, Task<Page<TItem>>> list,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> describe,
        int batchSize,
        CancellationToken cancellation)
    {
        var described = new List<Task<IReadOnlyList<TResult>>>();
        var listed = Pages.ReadAllAsync(
            operation,
            async (token, stop) =>
            {
                var page = await list(token, stop).ConfigureAwait(false);
                described.AddRange(Batches.Split(page.Items, batchSize).Select(batch => describe(batch, stop)));
                return page;
            },
            cancellation);
        await Together.AfterAsync(listed, described).ConfigureAwait(false);
        return [.. described.SelectMany(task => task.Result)];
    }

    /// <summary>Describes items in batches, at the same time.</summary>
    public static async Task<IReadOnlyList<TResult>> DescribeAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> describe,
        int batchSize,
        CancellationToken cancellation)
    {
        var results = await Task.WhenAll(Batches.Split(items, batchSize).Select(batch => describe(batch, cancellation))).ConfigureAwait(false);
        return [.. results.SelectMany(result => result)];
    }
}
