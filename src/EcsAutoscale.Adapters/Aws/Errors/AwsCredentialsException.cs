using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>No credentials were found, or they could not be got: an unknown profile, an ended SSO session, a role that may not be assumed.</summary>
internal sealed class AwsCredentialsException(string message, Exception? innerException = null) : AwsException(message, innerException)
{
    /// <summary>AWS's error code where AWS itself refused, such as <c>AccessDenied</c> for a role; null otherwise.</summary>
    public string? ErrorCode { get; init; }
}
