using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>Lets a caller leave a wait that takes no token of its own, as the SDK's for credentials and instance metadata.</summary>
internal static class Abandonment
{
    /// <summary>The task's result, or cancellation; the task itself then runs to its own end, unwatched.</summary>
    public static async Task<T> OrCancelledAsync<T>(this Task<T> task, CancellationToken cancellation)
    {
        if (!task.IsCompleted && cancellation.CanBeCanceled)
        {
            var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellation.Register(() => cancelled.TrySetResult(true)))
                await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false);
            if (!task.IsCompleted)
            {
                Forget(task);
                cancellation.ThrowIfCancellationRequested();
            }
        }

        return await task.ConfigureAwait(false);
    }

    private static void Forget(Task task) =>
        task.ContinueWith(
            static abandoned => _ = abandoned.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
