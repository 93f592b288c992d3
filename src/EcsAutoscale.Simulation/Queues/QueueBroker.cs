using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Queues;

/// <summary>The queues of the cloud.</summary>
public sealed class QueueBroker
{
    private readonly VirtualClock _clock;
    private readonly SortedDictionary<string, MessageBacklog> _queues = new(StringComparer.Ordinal);

    internal QueueBroker(VirtualClock clock) => _clock = clock;

    /// <summary>The queues in ordinal order of virtual host and name.</summary>
    public IReadOnlyCollection<MessageBacklog> Queues => _queues.Values;

    /// <summary>Finds a queue.</summary>
    public MessageBacklog? Find(string virtualHost, string name) => _queues.TryGetValue(Key(virtualHost, name), out var queue) ? queue : null;

    /// <summary>The only queue of that name.</summary>
    public MessageBacklog Queue(string name) => _queues.Values.Single(q => q.Name == name);

    /// <summary>Makes a queue.</summary>
    public MessageBacklog Create(QueueSpec spec, EcsService? consumer)
    {
        var queue = new MessageBacklog(spec.VirtualHost, spec.Name, spec.Messages, _clock, consumer)
        {
            ConsumptionPerTask = spec.ConsumptionPerTask,
            Prefetch = spec.Prefetch,
        };
        queue.SetArrivalRate(spec.ArrivalRate);
        _queues.Add(Key(spec.VirtualHost, spec.Name), queue);
        return queue;
    }

    private static string Key(string virtualHost, string name) => virtualHost + "\n" + name;
}
