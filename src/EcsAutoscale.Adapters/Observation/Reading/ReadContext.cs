using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>What all parts of one observation share: the clients, the story, and the warnings.</summary>
internal sealed class ReadContext(IAmazonECS ecs, IAmazonAutoScaling autoScaling, string cluster, IProgress<string> story)
{
    private readonly ConcurrentQueue<string> _warnings = new();

    /// <summary>ECS.</summary>
    public IAmazonECS Ecs { get; } = ecs;

    /// <summary>EC2 Auto Scaling.</summary>
    public IAmazonAutoScaling AutoScaling { get; } = autoScaling;

    /// <summary>The cluster's name or ARN, as it was asked for.</summary>
    public string Cluster { get; } = cluster;

    /// <summary>What was odd, in ordinal order.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings.Distinct(StringComparer.Ordinal).OrderBy(warning => warning, StringComparer.Ordinal)];

    /// <summary>Notes something odd.</summary>
    public void Warn(string sentence) => _warnings.Enqueue(sentence);

    /// <summary>Tells how the reading gets on.</summary>
    public void Tell(string sentence) => story.Report(sentence);

    /// <summary>
    /// Runs a call that the decision can do without: where AWS denies it, the answer is null, and a warning says what is unknown.
    /// Everything else that goes wrong is thrown.
    /// </summary>
    public async Task<T?> CallOptionalAsync<T>(string action, Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await call(cancellation).ConfigureAwait(false);
        }
        catch (AwsServiceException error) when (error.IsAccessDenied)
        {
            Warn($"AWS denies {action} ({error.ErrorCode}); grant it so that this can be taken into account.");
            return null;
        }
    }

    /// <summary>Notes what could not be described although a list had it.</summary>
    public void WarnOf(string what, IEnumerable<Failure>? failures)
    {
        foreach (var failure in failures ?? [])
        {
            var name = failure.Arn is { } arn ? ClusterName.LastPart(arn) : what;
            if (failure.Reason == "MISSING") Warn($"The {what} {name} went away while the cluster was read.");
            else throw new PartialAnswerException($"ECS could not describe the {what} {name}: {failure.Reason} {failure.Detail}".TrimEnd());
        }
    }
}
