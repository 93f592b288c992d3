namespace EcsAutoscale.Simulation.Queues;

/// <summary>What a queue is made from.</summary>
public sealed record QueueSpec
{
    /// <summary>Unique in its virtual host.</summary>
    public required string Name { get; init; }

    /// <summary>RabbitMQ's virtual host. Default /.</summary>
    public string VirtualHost { get; init; } = "/";

    /// <summary>Messages at the start.</summary>
    public int Messages { get; init; }

    /// <summary>Messages a second that arrive.</summary>
    public double ArrivalRate { get; init; }

    /// <summary>Messages a second that one RUNNING task of the consuming service takes.</summary>
    public double ConsumptionPerTask { get; init; } = 1;

    /// <summary>How many unacknowledged messages one consumer holds at most.</summary>
    public int Prefetch { get; init; } = 4;
}
