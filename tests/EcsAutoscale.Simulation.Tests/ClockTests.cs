using System;
using System.Collections.Generic;
using CsCheck;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class ClockTests
{
    [Fact]
    public void Events_happen_in_order_of_time_and_then_of_scheduling() => Gen.Int[0, 5].Array[1, 40].Sample(delays =>
    {
        var cloud = new SimulatedCloud();
        var seen = new List<(DateTimeOffset At, int Index)>();
        for (var i = 0; i < delays.Length; i++)
        {
            var index = i;
            cloud.Schedule(TimeSpan.FromSeconds(delays[i]), () => seen.Add((cloud.Now, index)));
        }

        cloud.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(delays.Length, seen.Count);
        for (var i = 1; i < seen.Count; i++)
            Assert.True(seen[i - 1].CompareTo(seen[i]) < 0);
        Assert.All(seen, s => Assert.Equal(delays[s.Index], (s.At - cloud.Options.Start).TotalSeconds));
    });

    [Fact]
    public void A_cancelled_event_does_not_happen()
    {
        var cloud = new SimulatedCloud();
        var happened = false;
        cloud.Schedule(TimeSpan.FromSeconds(1), () => happened = true).Cancel();
        cloud.Advance(TimeSpan.FromSeconds(2));
        Assert.False(happened);
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedCloud().Advance(TimeSpan.FromSeconds(-1)));

    [Fact]
    public void Waiting_for_a_condition_stops_at_the_event_that_fulfils_it()
    {
        var cloud = new SimulatedCloud();
        var happened = false;
        cloud.Schedule(TimeSpan.FromSeconds(7), () => happened = true);
        Assert.True(cloud.AdvanceUntil(() => happened, TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.FromSeconds(7), cloud.Now - cloud.Options.Start);
        Assert.False(cloud.AdvanceUntil(() => false, TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.FromSeconds(67), cloud.Now - cloud.Options.Start);
    }
}
