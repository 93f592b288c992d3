using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.SQS;
using Amazon.SQS.Model;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Metrics.Sqs;

/// <summary>Asks Amazon SQS by GetQueueUrl, once a connection and name, and GetQueueAttributes.</summary>
/// <param name="connect">Connects; called only where there is something to ask.</param>
internal sealed class SqsQueues(Func<CancellationToken, Task<AwsConnection>> connect) : ISqsQueues
{
    private static readonly ConditionalWeakTable<AwsConnection, ConcurrentDictionary<string, string>> KnownUrls = new();

    /// <inheritdoc/>
    public async Task<SqsAnswer> AttributesAsync(string queue, CancellationToken cancellation)
    {
        try
        {
            var aws = await connect(cancellation).ConfigureAwait(false);
            if (SqsQueueName.RegionOf(queue) is string region && !string.Equals(region, aws.Region, StringComparison.OrdinalIgnoreCase))
                return SqsAnswer.Failed($"is in the region {region}, but the cluster's connection is to {aws.Region}: SQS is asked in the cluster's region");
            var urls = KnownUrls.GetOrCreateValue(aws);
            var url = SqsQueueName.IsUrl(queue) ? queue : urls.TryGetValue(queue, out var known) ? known : await UrlAsync(aws, queue, cancellation).ConfigureAwait(false);
            urls[queue] = url;
            var asked = new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [.. SqsStatistic.AttributeNames] };
            var answer = await CallAsync(aws, asked, sqs => sqs.GetQueueAttributesAsync(asked, cancellation), cancellation).ConfigureAwait(false);
            return answer.Attributes is { } attributes ? SqsAnswer.Of(attributes) : SqsAnswer.Failed("did not tell any attribute");
        }
        catch (AwsServiceException error) when (error.ErrorCode is "QueueDoesNotExist" or "AWS.SimpleQueueService.NonExistentQueue")
        {
            return SqsAnswer.Failed($"does not exist: {error.Endpoint} knows no such queue in this account");
        }
        catch (AwsException error)
        {
            return SqsAnswer.Failed($"could not be asked: {error.Message}");
        }
    }

    private static async Task<string> UrlAsync(AwsConnection aws, string name, CancellationToken cancellation)
    {
        var asked = new GetQueueUrlRequest { QueueName = name };
        var answer = await CallAsync(aws, asked, sqs => sqs.GetQueueUrlAsync(asked, cancellation), cancellation).ConfigureAwait(false);
        return answer.QueueUrl ?? throw new AwsAnswerException("SQS GetQueueUrl answered without a URL. Check the endpoint URL.");
    }

    private static async Task<T> CallAsync<T>(AwsConnection aws, AmazonSQSRequest request, Func<IAmazonSQS, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            // The pipeline waits for credentials without the token: waiting here first is what a time limit can end.
            await aws.Credentials.GetCredentialsAsync().OrCancelledAsync(cancellation).ConfigureAwait(false);
            return await call(aws.Sqs).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            cancellation.ThrowIfCancellationRequested();
            var operation = request.GetType().Name[..^"Request".Length];
            var told = new FailureTranslation(operation, "SQS", () => aws.Sqs.DetermineServiceOperationEndpoint(request).URL).Translate(failure);
            if (told is null) throw;
            throw told;
        }
    }
}
