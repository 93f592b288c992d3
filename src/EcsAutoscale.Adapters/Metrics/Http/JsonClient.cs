using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Fetches JSON documents for one run: equal requests once, so many at once, each bounded in time, size and redirects.</summary>
internal sealed class JsonClient(HttpMessageInvoker http, MetricLimits limits) : IDisposable
{
    private readonly Dictionary<string, Task<JsonAnswer>> _shared = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(limits.MostAtOnce);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>The answer to a request. What fails is in it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="run">Ends when the run's time is over, or the caller cancels.</param>
    /// <param name="caller">Ends when the caller cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<JsonAnswer> FetchAsync(JsonRequest request, CancellationToken run, CancellationToken caller)
    {
        lock (_shared)
        {
            if (!_shared.TryGetValue(request.Key, out var answer)) _shared.Add(request.Key, answer = InPlaceAsync(request, run, caller));
            return answer;
        }
    }

    private async Task<JsonAnswer> InPlaceAsync(JsonRequest request, CancellationToken run, CancellationToken caller)
    {
        try
        {
            await _places.WaitAsync(run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return JsonAnswer.Failed($"was not asked: the {MetricLimits.Seconds(limits.RunTimeout)} for all sources were over");
        }

        try
        {
            return await TimedAsync(request, run, caller).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<JsonAnswer> TimedAsync(JsonRequest request, CancellationToken run, CancellationToken caller)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(run);
        timed.CancelAfter(limits.RequestTimeout);
        try
        {
            return await FollowedAsync(request, timed.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (timed.IsCancellationRequested
            && problem is OperationCanceledException or ObjectDisposedException or IOException or HttpRequestException)
        {
            caller.ThrowIfCancellationRequested();
            return JsonAnswer.Failed(run.IsCancellationRequested
                ? $"did not answer before the {MetricLimits.Seconds(limits.RunTimeout)} for all sources were over"
                : $"did not answer within {MetricLimits.Seconds(limits.RequestTimeout)}");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return JsonAnswer.Failed(NetworkFailure.InWords(problem));
        }
        catch (InvalidDataException)
        {
            return JsonAnswer.Failed("answered with a body that is not compressed as it says");
        }
    }

    private async Task<JsonAnswer> FollowedAsync(JsonRequest request, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var redirects = 0; redirects <= limits.MostRedirects; redirects++)
        {
            if (!seen.Add(request.Key)) return JsonAnswer.Failed("answered with a redirect loop");
            using var message = request.Message();
            using var response = await http.SendAsync(message, cancellation).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            if (status is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not Uri location)
            {
                return response.IsSuccessStatusCode
                    ? await JsonBody.ReadAsync(response, limits.MostBytes, cancellation).ConfigureAwait(false)
                    : JsonAnswer.Failed($"answered {status}", status);
            }

            if (!Uri.TryCreate(request.Url, location, out var target)) return JsonAnswer.Failed("redirects to what is no address", status);
            if (request.Redirected(target, status, out var refusal) is not JsonRequest next) return JsonAnswer.Failed(refusal, status);
            request = next;
        }

        return JsonAnswer.Failed($"redirects more than {limits.MostRedirects} times");
    }
}
