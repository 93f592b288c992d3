using System;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>What is told of calls, by AWS's name of the operation, from any thread.</summary>
/// <param name="OnCall">Told each attempt of each call, retries included, as it is sent.</param>
/// <param name="OnInterrupted">Told a call that its caller's token ended.</param>
internal sealed record CallListener(Action<string> OnCall, Action<string> OnInterrupted);
