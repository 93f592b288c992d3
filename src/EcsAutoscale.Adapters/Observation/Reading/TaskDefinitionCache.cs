using System;
using System.Collections.Concurrent;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Task definitions by ARN. A revision never changes, so it is read once for each connection and process.</summary>
internal sealed class TaskDefinitionCache
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, TaskDefinition> _byArn = new(StringComparer.Ordinal);

    /// <summary>The definition, or null where it was not read yet.</summary>
    public TaskDefinition? Find(string arn) => _byArn.TryGetValue(arn, out var definition) ? definition : null;

    /// <summary>Remembers a definition. A process that runs for months forgets all when there are too many, rather than grow for ever.</summary>
    public void Add(string arn, TaskDefinition definition)
    {
        if (_byArn.Count >= Most) _byArn.Clear();
        _byArn[arn] = definition;
    }
}
