using Amazon.Runtime;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>One call on its way through the SDK's pipeline: what our models, free of the SDK, are carried in.</summary>
internal sealed class AwsRequest(string operation, byte[] content) : AmazonWebServiceRequest
{
    /// <summary>AWS's name of the operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The request's body as its protocol wants it.</summary>
    public byte[] Content { get; } = content;
}
