using System;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>An answer's body is not what its operation answers with. Not retried: the same request would get the same answer.</summary>
internal sealed class UnreadableAnswerException(string message, Exception? innerException = null) : Exception(message, innerException);
