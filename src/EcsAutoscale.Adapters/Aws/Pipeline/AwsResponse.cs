using Amazon.Runtime;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>
/// An answer on its way through the SDK's pipeline: what was read, or why it could not be. An exception thrown while reading would make the
/// SDK send the request again, which could end a second instance, and would ask a wrong endpoint five times.
/// </summary>
internal sealed class AwsResponse<TOutput> : AmazonWebServiceResponse
    where TOutput : class
{
    /// <summary>What AWS answered; null where it cannot be read.</summary>
    public TOutput? Output { get; init; }

    /// <summary>Why the answer cannot be read; null where it was.</summary>
    public UnreadableAnswerException? Problem { get; init; }
}
