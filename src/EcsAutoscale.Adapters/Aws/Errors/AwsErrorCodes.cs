using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>Reads the error codes of the wire.</summary>
internal static class AwsErrorCodes
{
    private static readonly Dictionary<string, AwsErrorCode> Known = new(StringComparer.Ordinal)
    {
        ["AccessDenied"] = AwsErrorCode.AccessDeniedException,
        ["AccessDeniedException"] = AwsErrorCode.AccessDeniedException,
        ["AuthorizationError"] = AwsErrorCode.AccessDeniedException,
        ["NotAuthorized"] = AwsErrorCode.AccessDeniedException,
        ["UnauthorizedOperation"] = AwsErrorCode.AccessDeniedException,
        ["BandwidthLimitExceeded"] = AwsErrorCode.ThrottlingException,
        ["PriorRequestNotComplete"] = AwsErrorCode.ThrottlingException,
        ["ProvisionedThroughputExceededException"] = AwsErrorCode.ThrottlingException,
        ["RequestLimitExceeded"] = AwsErrorCode.ThrottlingException,
        ["RequestThrottled"] = AwsErrorCode.ThrottlingException,
        ["RequestThrottledException"] = AwsErrorCode.ThrottlingException,
        ["SlowDown"] = AwsErrorCode.ThrottlingException,
        ["ThrottledException"] = AwsErrorCode.ThrottlingException,
        ["Throttling"] = AwsErrorCode.ThrottlingException,
        ["ThrottlingException"] = AwsErrorCode.ThrottlingException,
        ["TooManyRequestsException"] = AwsErrorCode.ThrottlingException,
        ["ExpiredToken"] = AwsErrorCode.ExpiredTokenException,
        ["ExpiredTokenException"] = AwsErrorCode.ExpiredTokenException,
        ["IncompleteSignature"] = AwsErrorCode.UnrecognizedClientException,
        ["IncompleteSignatureException"] = AwsErrorCode.UnrecognizedClientException,
        ["InvalidClientTokenId"] = AwsErrorCode.UnrecognizedClientException,
        ["InvalidSignatureException"] = AwsErrorCode.UnrecognizedClientException,
        ["MissingAuthenticationToken"] = AwsErrorCode.UnrecognizedClientException,
        ["MissingAuthenticationTokenException"] = AwsErrorCode.UnrecognizedClientException,
        ["SignatureDoesNotMatch"] = AwsErrorCode.UnrecognizedClientException,
        ["UnrecognizedClientException"] = AwsErrorCode.UnrecognizedClientException,
        ["ClusterNotFoundException"] = AwsErrorCode.ClusterNotFoundException,
        ["ServiceNotFoundException"] = AwsErrorCode.ServiceNotFoundException,
        ["ServiceNotActiveException"] = AwsErrorCode.ServiceNotActiveException,
        ["TargetNotFoundException"] = AwsErrorCode.TargetNotFoundException,
        ["AttributeLimitExceededException"] = AwsErrorCode.AttributeLimitExceededException,
        ["InvalidParameterException"] = AwsErrorCode.InvalidParameterException,
        ["InvalidParameterValue"] = AwsErrorCode.InvalidParameterException,
        ["InvalidParameterCombination"] = AwsErrorCode.InvalidParameterException,
        ["ClientException"] = AwsErrorCode.ClientException,
        ["ServerException"] = AwsErrorCode.ServerException,
        ["UnsupportedFeatureException"] = AwsErrorCode.UnsupportedFeatureException,
        ["UpdateInProgressException"] = AwsErrorCode.UpdateInProgressException,
        ["ValidationError"] = AwsErrorCode.ValidationError,
        ["ValidationException"] = AwsErrorCode.ValidationError,
        ["ScalingActivityInProgress"] = AwsErrorCode.ScalingActivityInProgressFault,
        ["ScalingActivityInProgressFault"] = AwsErrorCode.ScalingActivityInProgressFault,
        ["ResourceContention"] = AwsErrorCode.ResourceContentionFault,
        ["ResourceContentionFault"] = AwsErrorCode.ResourceContentionFault,
        ["InvalidNextToken"] = AwsErrorCode.InvalidNextToken,
        ["InternalError"] = AwsErrorCode.InternalFailure,
        ["InternalFailure"] = AwsErrorCode.InternalFailure,
        ["InternalServiceError"] = AwsErrorCode.InternalFailure,
        ["InternalServiceFault"] = AwsErrorCode.InternalFailure,
        ["ServiceUnavailable"] = AwsErrorCode.InternalFailure,
        ["ServiceUnavailableException"] = AwsErrorCode.InternalFailure,
    };

    /// <summary>Codes whose text AWS fills with the request's signed headers, a session token among them.</summary>
    private static readonly HashSet<string> Revealing = new(StringComparer.Ordinal)
    {
        "IncompleteSignature", "IncompleteSignatureException", "InvalidSignatureException", "SignatureDoesNotMatch",
    };

    /// <summary>The code that stands for <paramref name="code"/>, or <see cref="AwsErrorCode.Other"/>.</summary>
    public static AwsErrorCode Read(string? code) => code is not null && Known.TryGetValue(code, out var known) ? known : AwsErrorCode.Other;

    /// <summary>Whether AWS's own text of this error may repeat a secret and must not be shown.</summary>
    public static bool Reveals(string? code) => code is not null && Revealing.Contains(code);
}
