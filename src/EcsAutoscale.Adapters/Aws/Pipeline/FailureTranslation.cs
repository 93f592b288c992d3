using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>Makes one of our typed errors of whatever came out of the pipeline.</summary>
internal sealed class FailureTranslation(string operation, string serviceId, Func<string> endpointUrl)
{
    /// <summary>The typed error, or null where the failure is a defect of ours and must be seen as it is.</summary>
    public AwsException? Translate(Exception failure) => failure switch
    {
        AwsException known => known,
        AmazonServiceException answer when answer.StatusCode != 0 || answer.ErrorCode is { Length: > 0 } => Refused(answer),
        UnreadableAnswerException broken => Unreadable(broken),
        _ when IsTransport(failure) => Unreachable(failure),
        AmazonClientException other => Refused(other),
        _ => null,
    };

    private string Host => EndpointHost.Of(endpointUrl);

    private AwsServiceException Refused(AmazonServiceException answer)
    {
        var code = string.IsNullOrEmpty(answer.ErrorCode) ? "HTTP " + ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture) : answer.ErrorCode;
        var text = AwsErrorCodes.Reveals(code) || QuotesAnswer(answer.Message) ? null : answer.Message;
        return new AwsServiceException(Sentence(code, text, answer))
        {
            ErrorCode = code,
            ServiceMessage = text,
            RequestId = string.IsNullOrEmpty(answer.RequestId) ? null : answer.RequestId,
            StatusCode = (int)answer.StatusCode,
            Operation = operation,
            Endpoint = Host,
        };
    }

    // The SDK's own clients quote an answer that AWS cannot have written, and that may hold anything.
    private static bool QuotesAnswer(string? message) => message?.Contains("HTTP Body: ") ?? false;

    private string Sentence(string code, string? text, AmazonServiceException answer)
    {
        var what = AwsErrorCodes.Read(code) switch
        {
            AwsErrorCode.AccessDeniedException => "was denied",
            AwsErrorCode.ThrottlingException => "was throttled, for good after all attempts",
            AwsErrorCode.ExpiredTokenException => "was refused, since the credentials have expired",
            AwsErrorCode.UnrecognizedClientException => "was refused, since the credentials or their signature are not valid",
            _ => "failed",
        };
        var ending = text is { Length: > 0 } ? ": " + text : ".";
        var id = string.IsNullOrEmpty(answer.RequestId) ? string.Empty : $" (request {answer.RequestId})";
        return $"{serviceId} {operation} at {Host} {what} with {code}{id}{ending}";
    }

    private AwsEndpointException Unreachable(Exception failure)
    {
        var why = new TransportReason(failure).Text;
        return new AwsEndpointException(
            $"{serviceId} {operation}: no answer from {Host}: {why} Check the network, the proxy, the region and the endpoint URL.", failure)
        {
            Operation = operation,
            Endpoint = Host,
        };
    }

    private AwsAnswerException Unreadable(Exception failure) =>
        new($"{serviceId} {operation}: {Host} answered with something that is not the operation's answer: {failure.Message} Check the endpoint URL.")
        {
            Operation = operation,
            Endpoint = Host,
        };

    private AwsAnswerException Refused(AmazonClientException other) =>
        new($"{serviceId} {operation} at {Host} failed before an answer could be read: {other.Message}", other)
        {
            Operation = operation,
            Endpoint = Host,
        };

    private static bool IsTransport(Exception failure)
    {
        for (Exception? each = failure; each is not null; each = each.InnerException)
        {
            if (each is HttpRequestException or IOException or SocketException or WebException or TimeoutException or OperationCanceledException)
                return true;
        }

        return false;
    }
}
