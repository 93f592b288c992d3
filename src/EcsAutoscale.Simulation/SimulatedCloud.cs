using System;
using EcsAutoscale.Simulation.ApplicationAutoScaling;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Metrics;
using EcsAutoscale.Simulation.Queues;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation;

/// <summary>
/// A cloud in memory on a virtual clock: ECS on EC2, Auto Scaling groups, CloudWatch and message queues. The same options and the same calls give
/// the same history. Not thread-safe: one caller at a time.
/// </summary>
public sealed class SimulatedCloud
{
    private readonly CloudContext _context;

    /// <summary>Makes an empty cloud; see <see cref="Building.CloudBuilder"/> for one with something in it.</summary>
    public SimulatedCloud(CloudOptions? options = null)
    {
        _context = new CloudContext(options ?? new CloudOptions());
        Ecs = new EcsControl(_context);
        AutoScaling = new AutoScalingControl(_context, Ecs.Instances);
        Queues = new QueueBroker(_context.Clock);
        Sqs = new QueueBroker(_context.Clock);
        CloudWatch = new MetricStore(_context.Clock);
        ScalableTargets = new ScalableTargets(_context.Clock);
        Load = new ServiceMetrics(_context, Ecs, CloudWatch);
    }

    /// <summary>What it was made from.</summary>
    public CloudOptions Options => _context.Options;

    /// <summary>The present moment of virtual time.</summary>
    public DateTimeOffset Now => _context.Clock.Now;

    /// <summary>Ids and ARNs from the cloud's seed.</summary>
    public CloudNames Names => _context.Names;

    /// <summary>Amazon ECS.</summary>
    public EcsControl Ecs { get; }

    /// <summary>EC2 Auto Scaling.</summary>
    public AutoScalingControl AutoScaling { get; }

    /// <summary>Message queues.</summary>
    public QueueBroker Queues { get; }

    /// <summary>Amazon SQS's queues: all in the virtual host /, which SQS does not have.</summary>
    public QueueBroker Sqs { get; }

    /// <summary>CloudWatch metrics.</summary>
    public MetricStore CloudWatch { get; }

    /// <summary>The load of services, which feeds their metrics.</summary>
    public ServiceMetrics Load { get; }

    /// <summary>What Application Auto Scaling knows.</summary>
    public ScalableTargets ScalableTargets { get; }

    /// <summary>Moves time forward; everything that is due happens on the way, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan by) => _context.Clock.Advance(by);

    /// <summary>Moves time from event to event until a condition holds.</summary>
    /// <returns>Whether it held within <paramref name="limit"/>; if not, the whole limit has passed.</returns>
    public bool AdvanceUntil(Func<bool> condition, TimeSpan limit)
    {
        var end = Now + limit;
        while (!condition())
        {
            if (_context.Clock.RunNext(end))
                continue;
            Advance(end - Now);
            return condition();
        }

        return true;
    }

    /// <summary>Plans something to happen by itself, such as a change of load.</summary>
    public ScheduledEvent Schedule(TimeSpan after, Action action) => _context.Clock.Schedule(after, action);
}
