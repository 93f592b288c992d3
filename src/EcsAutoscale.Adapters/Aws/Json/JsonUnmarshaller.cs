using System;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Json;

/// <summary>Reads an answer of AWS's protocol awsJson 1.1.</summary>
internal sealed class JsonUnmarshaller<TOutput>(JsonTypeInfo<TOutput> output) : JsonResponseUnmarshaller
    where TOutput : class
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(input.Stream, output) ?? throw new UnreadableAnswerException("the body is the JSON value null.");
            return new AwsResponse<TOutput> { Output = answer };
        }
        catch (JsonException problem)
        {
            throw new UnreadableAnswerException(new JsonFault(problem).Text, problem);
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        JsonErrorReader.Read(input.Stream, input.ResponseData, innerException, statusCode);
}
