using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>The endpoint answered with success, but with something that cannot be read as the operation's answer.</summary>
internal sealed class AwsAnswerException(string message, Exception? innerException = null) : AwsException(message, innerException);
