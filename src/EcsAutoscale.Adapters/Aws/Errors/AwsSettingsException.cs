using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>A setting cannot be used: an endpoint that is not a URL, a region that is not a region's name, a number out of range.</summary>
internal sealed class AwsSettingsException(string message, Exception? innerException = null) : AwsException(message, innerException);
