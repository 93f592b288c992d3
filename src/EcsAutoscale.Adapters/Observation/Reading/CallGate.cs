using System;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>
/// Lets so many calls to AWS run at once, so that one observation takes a share of the account's throttle buckets and not all of it
/// (ECS-FACTS section 6).
/// </summary>
internal sealed class CallGate : IDisposable
{
    /// <summary>How many calls of one observation run at once.</summary>
    public const int DefaultWidth = 8;

    private readonly SemaphoreSlim _free;

    /// <summary>A gate of a width of at least 1.</summary>
    public CallGate(int width = DefaultWidth) => _free = new SemaphoreSlim(width, width);

    /// <summary>Runs a call as soon as there is room for it.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await call(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
