using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Reading;

/// <summary>Reads lists to their end.</summary>
internal static class Pages
{
    /// <summary>All items of all pages, in the order of the answers.</summary>
    /// <param name="operation">AWS's name of the operation, for the error.</param>
    /// <param name="read">Reads the page of a token; the first page for null.</param>
    /// <param name="cancellation">Stops between two pages and inside one.</param>
    /// <exception cref="AwsAnswerException">A token came twice: the list would never end.</exception>
    public static async Task<List<T>> ReadAllAsync<T>(
        string operation, Func<string?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellation)
    {
        var all = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await read(token, cancellation).ConfigureAwait(false);
            all.AddRange(page.Items);
            token = string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken;
            if (token is not null && !seen.Add(token))
                throw new AwsAnswerException($"{operation} answered with a next token that it gave before: the list has no end.") { Operation = operation };
        }
        while (token is not null);
        return all;
    }
}
