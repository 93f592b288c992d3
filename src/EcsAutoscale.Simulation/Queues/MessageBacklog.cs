using System;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Queues;

/// <summary>
/// A message queue as a fluid: messages arrive at a steady rate and every RUNNING task of the consuming service takes them at a steady
/// rate. It is settled exactly whenever it is read or one of its rates changes, so no event of its own is needed.
/// </summary>
public sealed class MessageBacklog
{
    private readonly VirtualClock _clock;
    private readonly EcsService? _consumer;
    private DateTimeOffset _settledAt;
    private double _messages;
    private double _published;
    private double _acknowledged;

    internal MessageBacklog(string virtualHost, string name, double messages, VirtualClock clock, EcsService? consumer)
    {
        VirtualHost = virtualHost;
        Name = name;
        _clock = clock;
        _messages = messages;
        _settledAt = clock.Now;
        _consumer = consumer;
        if (consumer is not null)
            consumer.RunningChanges += Settle;
    }

    /// <summary>RabbitMQ's virtual host.</summary>
    public string VirtualHost { get; }

    /// <summary>Unique in its virtual host.</summary>
    public string Name { get; }

    /// <summary>Messages a second that arrive.</summary>
    public double ArrivalRate { get; private set; }

    /// <summary>Messages a second that one RUNNING task takes.</summary>
    public double ConsumptionPerTask { get; internal init; } = 1;

    /// <summary>How many unacknowledged messages one consumer holds at most.</summary>
    public int Prefetch { get; internal init; } = 4;

    /// <summary>RUNNING tasks of the consuming service.</summary>
    public int Consumers => _consumer?.RunningCount ?? 0;

    /// <summary>Messages now, in whole ones: ready and unacknowledged.</summary>
    public int Messages
    {
        get
        {
            Settle();
            return (int)Math.Floor(_messages + 1e-6);
        }
    }

    /// <summary>Delivered and not acknowledged.</summary>
    public int MessagesUnacknowledged => Math.Min(Messages, Consumers * Prefetch);

    /// <summary>Messages that no consumer may have yet, beside the others; only SQS has such.</summary>
    public int MessagesDelayed { get; set; }

    /// <summary>Waiting for a consumer.</summary>
    public int MessagesReady => Messages - MessagesUnacknowledged;

    /// <summary>Messages a second that are acknowledged now.</summary>
    public double ConsumptionRate
    {
        get
        {
            var capacity = Consumers * ConsumptionPerTask;
            return Messages > 0 ? capacity : Math.Min(capacity, ArrivalRate);
        }
    }

    /// <summary>All messages that ever arrived.</summary>
    public long Published
    {
        get
        {
            Settle();
            return (long)_published;
        }
    }

    /// <summary>All messages that were ever consumed.</summary>
    public long Acknowledged
    {
        get
        {
            Settle();
            return (long)_acknowledged;
        }
    }

    /// <summary>Changes the arrival rate from now on.</summary>
    public void SetArrivalRate(double messagesPerSecond)
    {
        Settle();
        ArrivalRate = messagesPerSecond;
    }

    /// <summary>Adds messages at once.</summary>
    public void Publish(int count)
    {
        Settle();
        _messages += count;
        _published += count;
    }

    /// <summary>Empties the queue.</summary>
    public void Purge()
    {
        Settle();
        _messages = 0;
    }

    private void Settle()
    {
        var seconds = (_clock.Now - _settledAt).TotalSeconds;
        _settledAt = _clock.Now;
        if (seconds <= 0)
            return;
        var arrived = ArrivalRate * seconds;
        var consumed = Math.Min(_messages + arrived, Consumers * ConsumptionPerTask * seconds);
        _messages += arrived - consumed;
        _published += arrived;
        _acknowledged += consumed;
    }
}
