using Amazon.Runtime;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>An answer on its way through the SDK's pipeline, which asks for a type that it could make itself.</summary>
internal sealed class AwsResponse<TOutput> : AmazonWebServiceResponse
    where TOutput : class
{
    /// <summary>What AWS answered.</summary>
    public TOutput? Output { get; init; }
}
