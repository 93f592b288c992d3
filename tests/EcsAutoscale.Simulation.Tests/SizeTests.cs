using System;
using System.Linq;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class SizeTests
{
    [Fact]
    public void A_thousand_instances_with_ten_thousand_tasks_build_and_go_on()
    {
        var cloud = Scenario.Of(1000, c => c.Services("svc", 50, s => s.Needs(128, 256).Desired(200)), g => g.Size(0, 1200, 1000).Zones("us-east-1a", "us-east-1b", "us-east-1c"));
        Assert.Equal(10_000, cloud.Cluster().Services.Sum(s => s.RunningCount));
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(TimeSpan.FromHours(1));
        Assert.Empty(cloud.Instance(0).Tasks);
        Assert.Equal(10_000, cloud.Cluster().Services.Sum(s => s.RunningCount));
    }
}
