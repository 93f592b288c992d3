using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>Makes a request of AWS's Query protocol: a POST to the root of a form.</summary>
internal sealed class QueryMarshaller(string serviceId) : IMarshaller<IRequest, AmazonWebServiceRequest>
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
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }
}
