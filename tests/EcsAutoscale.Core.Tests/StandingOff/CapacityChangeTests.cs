using System;
using EcsAutoscale.Core.StandingOff;
using Xunit;

namespace EcsAutoscale.Core.Tests.StandingOff;

/// <summary>Who moved a group, from AWS's own sentences: recorded activities, and those of repost.aws/knowledge-center/auto-scaling-scale-down.</summary>
public sealed class CapacityChangeTests
{
    [Theory]
    [InlineData(
        "At 2020-10-30T19:35:51Z a user request update of AutoScalingGroup constraints to min: 0, max: 16, desired: 16 changing the desired capacity from 0 to 16.  At 2020-10-30T19:36:07Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 16.",
        "2020-10-30T19:35:51Z", "a user request", 0, 16, ChangeSource.Request)]
    [InlineData("At 2016-05-08T13:55:14Z a monitor alarm My-Scale-Down-Alarm in state ALARM\ntriggered policy Decrease Group Size changing the desired capacity from 4 to 3.",
        "2016-05-08T13:55:14Z", "a monitor alarm My-Scale-Down-Alarm in state ALARM\ntriggered policy Decrease Group Size", 4, 3, ChangeSource.ScalingPolicy)]
    [InlineData("At 2016-02-12T16:01:25Z a scheduled action update of AutoScalingGroup constraints\nto min: 1, max: 5, desired: 2 changing the desired capacity from 3 to 2. At\n2016-02-12T16:01:25Z the s",
        "2016-02-12T16:01:25Z", "a scheduled action", 3, 2, ChangeSource.ScheduledAction)]
    [InlineData("At 2026-01-01T00:00:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to 2.",
        "2026-01-01T00:00:00Z", "a user request", 1, 2, ChangeSource.Request)]
    [InlineData("At 2017-06-13T17:19:15Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1. At 2017-06-13T17:19:28Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.",
        "2017-06-13T17:19:15Z", "a user request", 0, 1, ChangeSource.Request)]
    public void A_cause_names_who_when_and_from_what_to_what(string cause, string at, string who, int from, int to, ChangeSource source)
    {
        var change = Assert.Single(CapacityChange.In(cause));
        Assert.Equal((DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), who, from, to), (change.At, change.Who, change.From, change.To));
        Assert.Equal(source, change.Source);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("At 2023-09-23T06:39:59Z instance i-026e4c9f62c3e448c was taken out of service in response to a user request, shrinking the capacity from 1 to 0.")]
    [InlineData("At 2026-01-01T00:00:00Z instances were launched to balance instances in zones.")]
    [InlineData("changing the desired capacity from 1 to 2")]
    public void What_changes_no_desired_capacity_tells_of_no_change(string? cause) => Assert.Empty(CapacityChange.In(cause));

    [Fact]
    public void Several_changes_of_one_activity_are_all_told() => Assert.Equal(
        [(1, 2), (2, 5)],
        System.Linq.Enumerable.Select(
            CapacityChange.In("At 2026-01-01T00:00:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to 2.  At 2026-01-01T00:00:02Z a scheduled action update of AutoScalingGroup constraints to min: 1, max: 9, desired: 5 changing the desired capacity from 2 to 5.  At 2026-01-01T00:00:05Z an instance was started."),
            change => (change.From, change.To)));
}
