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
            return JsonSerializer.Deserialize(input.Stream, output) is { } answer
                ? new AwsResponse<TOutput> { Output = answer }
                : Unreadable(new UnreadableAnswerException("the body is the JSON value null."));
        }
        catch (JsonException problem)
        {
            return Unreadable(new UnreadableAnswerException(new JsonFault(problem).Text, problem));
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        JsonErrorReader.Read(input.Stream, input.ResponseData, innerException, statusCode);

    private static AwsResponse<TOutput> Unreadable(UnreadableAnswerException problem) => new() { Problem = problem };
}
