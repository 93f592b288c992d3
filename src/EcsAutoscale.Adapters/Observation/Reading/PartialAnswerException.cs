using System;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>AWS answered, but not of all that was asked: a cluster that is known in part is not decided on.</summary>
internal sealed class PartialAnswerException(string message) : Exception(message);
