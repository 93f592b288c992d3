using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Metrics.Sqs;

/// <summary>A queue's attributes, or why there are none.</summary>
/// <param name="Attributes">AWS's names to values; null where there are none.</param>
/// <param name="Failure">What went wrong, in words that follow the source's name, without credentials; null where nothing did.</param>
internal sealed record SqsAnswer(IReadOnlyDictionary<string, string>? Attributes, string? Failure)
{
    /// <summary>Attributes.</summary>
    public static SqsAnswer Of(IReadOnlyDictionary<string, string> attributes) => new(attributes, null);

    /// <summary>A failure.</summary>
    public static SqsAnswer Failed(string failure) => new(null, failure);
}

/// <summary>Asks Amazon SQS.</summary>
internal interface ISqsQueues
{
    /// <summary>Reads the approximate numbers of messages of a queue.</summary>
    /// <param name="queue">The queue's name or URL.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The answer; what fails is in it.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Task<SqsAnswer> AttributesAsync(string queue, CancellationToken cancellation);
}
