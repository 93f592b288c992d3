using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>No region was found. The message says what to set.</summary>
internal sealed class AwsRegionException(string message, Exception? innerException = null) : AwsException(message, innerException);
