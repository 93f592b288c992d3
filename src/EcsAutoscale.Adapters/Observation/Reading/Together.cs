using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Waits for work that runs at the same time, so that none of it goes on when the caller has gone.</summary>
internal static class Together
{
    /// <summary>
    /// Waits for <paramref name="first"/>, which starts the <paramref name="others"/>, and then for these. Where it fails, the others are
    /// waited for as well, and its own error is the one that is thrown.
    /// </summary>
    public static async Task AfterAsync(Task first, IReadOnlyList<Task> others)
    {
        await EndOf([first]).ConfigureAwait(false);
        await EndOf(others).ConfigureAwait(false);
        await Task.WhenAll(others.Prepend(first)).ConfigureAwait(false);
    }

    private static Task EndOf(IReadOnlyList<Task> tasks) =>
        Task.WhenAll(tasks).ContinueWith(
            _ => { }, System.Threading.CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
