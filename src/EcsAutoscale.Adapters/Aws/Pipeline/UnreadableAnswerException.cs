using System;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>An answer's body is not what its operation answers with.</summary>
internal sealed class UnreadableAnswerException(string message, Exception? innerException = null) : Exception(message, innerException);
