using System;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace EcsAutoscale.Adapters.Aws.Json;

/// <summary>Reads an error answer of awsJson: the code from the body or from a header, in each of the forms that AWS uses.</summary>
internal static class JsonErrorReader
{
    private const string TypeHeader = "x-amzn-ErrorType";
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Makes the SDK's exception, by whose code and status the SDK decides on retries.</summary>
    public static AmazonServiceException Read(Stream body, IWebResponseData answer, Exception? inner, HttpStatusCode status)
    {
        var (type, message) = ReadBody(body);
        var code = ShortCode(answer.IsHeaderPresent(TypeHeader) ? answer.GetHeaderValue(TypeHeader) : type);
        var id = answer.IsHeaderPresent(RequestIdHeader) ? answer.GetHeaderValue(RequestIdHeader) : null;
        var kind = (int)status >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return new AmazonServiceException(message, inner, kind, code, id, status);
    }

    private static (string? Type, string? Message) ReadBody(Stream body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? (Text(root, "__type") ?? Text(root, "code"), Text(root, "message") ?? Text(root, "Message") ?? Text(root, "errorMessage"))
                : (null, null);
        }
        catch (JsonException)
        {
            // A proxy's or load balancer's page: the status alone says what happened.
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary><c>com.amazonaws.ecs#ClientException:http://...</c> is <c>ClientException</c>.</summary>
    private static string? ShortCode(string? type)
    {
        if (type is null)
            return null;

        var afterPrefix = type.Substring(type.LastIndexOf('#') + 1);
        var colon = afterPrefix.IndexOf(':');
        return (colon < 0 ? afterPrefix : afterPrefix.Substring(0, colon)).Trim();
    }
}
