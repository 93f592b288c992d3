using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Json;

/// <summary>Makes a request of AWS's protocol awsJson 1.1: a POST to the root with the operation in a header.</summary>
internal sealed class JsonMarshaller(string serviceId, string targetPrefix) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (AwsRequest)input;
        var request = new DefaultRequest(call, serviceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = call.Content,
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = targetPrefix + "." + call.Operation;
        return request;
    }
}
