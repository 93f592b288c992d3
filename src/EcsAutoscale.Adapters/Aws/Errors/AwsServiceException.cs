using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>AWS answered with an error, after all attempts.</summary>
internal sealed class AwsServiceException(string message, Exception? innerException = null) : AwsException(message, innerException)
{
    /// <summary>AWS's error code as it was on the wire, such as <c>ClusterNotFoundException</c>; <c>HTTP 503</c> where the answer had none.</summary>
    public required string ErrorCode { get; init; }

    /// <summary>The same code, for decisions.</summary>
    public AwsErrorCode Code => AwsErrorCodes.Read(ErrorCode);

    /// <summary>AWS's own text; null where there was none, or where it may repeat a secret.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>AWS's id of the request, for its support; null where the answer had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's HTTP status.</summary>
    public int StatusCode { get; init; }

    /// <summary>Whether AWS throttled the call.</summary>
    public bool IsThrottling => Code == AwsErrorCode.ThrottlingException || StatusCode == 429;

    /// <summary>Whether AWS denied the call.</summary>
    public bool IsAccessDenied => Code == AwsErrorCode.AccessDeniedException;

    /// <summary>Whether the same call may succeed later, unchanged: throttled, another change under way, or AWS failed inside.</summary>
    public bool IsRetryable =>
        IsThrottling || StatusCode >= 500 || Code is AwsErrorCode.ScalingActivityInProgressFault or AwsErrorCode.ResourceContentionFault
            or AwsErrorCode.UpdateInProgressException;
}
