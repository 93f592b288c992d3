using System;
using System.Threading.Tasks;

namespace EcsAutoscale.Sandbox.Requests;

/// <summary>A test's hand on every request: to hold it up, to drop it, or to end its sender at an exact moment.</summary>
public sealed class RequestWatch
{
    /// <summary>
    /// Called when a request has arrived, before anything is done. Where it answers false, the request is dropped: nothing is done and the connection is cut.
    /// </summary>
    public Func<LoggedRequest, Task<bool>>? Arrived { get; set; }

    /// <summary>Called when a request has been carried out, before its answer is sent. Where it answers false, the answer is not sent.</summary>
    public Func<LoggedRequest, Task<bool>>? CarriedOut { get; set; }

    internal Task<bool> OnArrivedAsync(LoggedRequest request) => Arrived?.Invoke(request) ?? Task.FromResult(true);

    internal Task<bool> OnCarriedOutAsync(LoggedRequest request) => CarriedOut?.Invoke(request) ?? Task.FromResult(true);
}
