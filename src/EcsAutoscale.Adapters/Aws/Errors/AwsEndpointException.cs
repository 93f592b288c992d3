using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>The endpoint could not be reached, or did not answer in time, after all attempts.</summary>
internal sealed class AwsEndpointException(string message, Exception? innerException) : AwsException(message, innerException);
