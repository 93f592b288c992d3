using System;
using System.Collections.Generic;

namespace EcsAutoscale.Simulation.Building;

/// <summary>
/// Sets up a cloud that starts in a steady state: instances are registered, tasks RUNNING and healthy, unless there is no room for them.
/// </summary>
/// <example>
/// <code>
/// var cloud = new CloudBuilder()
///     .WithSeed(7)
///     .Cluster("production", c => c
///         .Group("production-asg", g => g.Size(min: 1, max: 6, desired: 3))
///         .Service("worker", s => s.Needs(512, 1024).Desired(2))
///         .Queue("celery", q => q with { Messages = 500, ConsumptionPerTask = 0.5 }, consumer: "worker"))
///     .Build();
/// </code>
/// </example>
public sealed class CloudBuilder
{
    private readonly List<Action<SimulatedCloud>> _steps = [];
    private CloudOptions _options = new();

    /// <summary>Sets the seed.</summary>
    public CloudBuilder WithSeed(long seed) => With(o => o with { Seed = seed });

    /// <summary>Sets the first moment of virtual time.</summary>
    public CloudBuilder StartingAt(DateTimeOffset start) => With(o => o with { Start = start });

    /// <summary>Sets how long things take.</summary>
    public CloudBuilder WithTimings(CloudTimings timings) => With(o => o with { Timings = timings });

    /// <summary>Changes any option.</summary>
    public CloudBuilder With(Func<CloudOptions, CloudOptions> change)
    {
        _options = change(_options);
        return this;
    }

    /// <summary>Adds a cluster.</summary>
    public CloudBuilder Cluster(string name, Action<ClusterBuilder> describe)
    {
        _steps.Add(cloud => new ClusterBuilder(cloud, name).Apply(describe));
        return this;
    }

    /// <summary>Adds <paramref name="count"/> clusters named prefix-001 and so on.</summary>
    public CloudBuilder Clusters(string prefix, int count, Action<ClusterBuilder, int> describe)
    {
        for (var i = 1; i <= count; i++)
        {
            var index = i;
            Cluster($"{prefix}-{index:000}", c => describe(c, index));
        }

        return this;
    }

    /// <summary>Makes the cloud. Each call makes another one, the same as the first.</summary>
    public SimulatedCloud Build()
    {
        var cloud = new SimulatedCloud(_options);
        foreach (var step in _steps)
            step(cloud);
        cloud.Load.Backfill(TimeSpan.FromMinutes(15));
        return cloud;
    }
}
