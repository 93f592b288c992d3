namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>
/// The error codes of AWS that decisions depend on, by the names of AWS's API models. Where the wire has another spelling
/// (<c>ScalingActivityInProgress</c>, <c>Throttling</c>, <c>AccessDenied</c>), it is the same code here.
/// </summary>
internal enum AwsErrorCode
{
    /// <summary>Any other code; <see cref="AwsServiceException.ErrorCode"/> has it.</summary>
    Other,

    /// <summary>The caller may not do this.</summary>
    AccessDeniedException,

    /// <summary>Too many calls, after all attempts.</summary>
    ThrottlingException,

    /// <summary>The credentials have run out.</summary>
    ExpiredTokenException,

    /// <summary>The credentials are not valid: unknown key, wrong signature, missing token.</summary>
    UnrecognizedClientException,

    /// <summary>The cluster does not exist.</summary>
    ClusterNotFoundException,

    /// <summary>The service does not exist.</summary>
    ServiceNotFoundException,

    /// <summary>The service is DRAINING or INACTIVE.</summary>
    ServiceNotActiveException,

    /// <summary>The target of PutAttributes or DeleteAttributes does not exist.</summary>
    TargetNotFoundException,

    /// <summary>The container instance has too many attributes of its own.</summary>
    AttributeLimitExceededException,

    /// <summary>A parameter cannot be used.</summary>
    InvalidParameterException,

    /// <summary>ECS's code for a wrong request, such as an unknown task definition.</summary>
    ClientException,

    /// <summary>ECS failed.</summary>
    ServerException,

    /// <summary>The cluster's platform does not know the request.</summary>
    UnsupportedFeatureException,

    /// <summary>The state changed meanwhile.</summary>
    UpdateInProgressException,

    /// <summary>Auto Scaling's code for a wrong request, and for a termination that would go below the minimum.</summary>
    ValidationError,

    /// <summary>A scaling activity is under way: later, and not at once (ECS-FACTS section 5).</summary>
    ScalingActivityInProgressFault,

    /// <summary>Another change of the group is under way: later, and not at once (ECS-FACTS section 5).</summary>
    ResourceContentionFault,

    /// <summary>The next token of a list is not valid any more.</summary>
    InvalidNextToken,

    /// <summary>AWS failed inside, or is not available.</summary>
    InternalFailure,
}
