using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Aws.Http;

/// <summary>
/// Reads the whole answer within the time limit of an attempt, and up to a size. HttpClient's own limit ends at the headers, and the SDK reads bodies
/// without the token, so a body that stalls would otherwise hang for ever and ignore Ctrl+C.
/// </summary>
internal sealed class WholeAnswerHandler(HttpMessageHandler inner, TimeSpan limit) : DelegatingHandler(inner)
{
    /// <summary>The most bytes of an answer: twice what the largest page of GetMetricData can have (ECS-FACTS section 6).</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(limit);
        try
        {
            var answer = await base.SendAsync(request, attempt.Token).ConfigureAwait(false);
            await BufferAsync(answer, attempt.Token).ConfigureAwait(false);
            return answer;
        }
        catch (Exception) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new IOException("The time limit of an attempt is over.", new TimeoutException($"nothing came back whole within {seconds} s."));
        }
    }

    private static async Task BufferAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        // LoadIntoBufferAsync takes no token in .NET Standard; disposing the answer is what ends its wait.
        using (cancellation.Register(answer.Dispose))
        {
            try
            {
                await answer.Content.LoadIntoBufferAsync(MostBytes).ConfigureAwait(false);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (HttpRequestException problem) when (problem.InnerException is null)
            {
                // What breaks on the way has the cause inside; this one is the size alone.
                throw new IOException("The answer is too large.", new InvalidDataException($"it answered more than {MostBytes} bytes."));
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
