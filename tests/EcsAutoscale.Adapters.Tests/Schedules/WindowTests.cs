using System;
using System.Globalization;
using EcsAutoscale.Adapters.Schedules;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Schedules;

public class WindowTests
{
    private static readonly ScheduleWindow Office = new() { Start = "0 8 * * 1-5", End = "0 18 * * 1-5", TimeZone = "Europe/Berlin", Min = 5 };

    private static readonly ScheduleWindow Night = new() { Start = "30 2 * * *", End = "30 3 * * *", TimeZone = "Europe/Berlin", Min = 5 };

    [Theory]
    [InlineData("2026-11-23T06:59:59Z", false)]
    [InlineData("2026-11-23T07:00:00Z", true)]
    [InlineData("2026-11-23T16:59:59Z", true)]
    [InlineData("2026-11-23T17:00:00Z", false)]
    [InlineData("2026-11-22T10:00:00Z", false)]
    [InlineData("2026-07-20T05:59:59Z", false)]
    [InlineData("2026-07-20T06:00:00Z", true)]
    [InlineData("2026-07-20T16:00:00Z", false)]
    public void A_window_is_open_from_its_start_until_before_its_end_in_its_own_time_zone(string time, bool isOpen) =>
        Assert.Equal(isOpen, Office.Holds(Time(time)));

    [Theory]
    // 29 March 2026: 02:00 becomes 03:00 at 01:00Z, so that the start of 02:30 comes at 03:00.
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    [InlineData("2026-03-29T01:29:59Z", true)]
    [InlineData("2026-03-29T01:30:00Z", false)]
    // 25 October 2026: 03:00 becomes 02:00 at 01:00Z; 02:30 comes twice and counts the first time.
    [InlineData("2026-10-25T00:29:59Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", true)]
    [InlineData("2026-10-25T02:29:59Z", true)]
    [InlineData("2026-10-25T02:30:00Z", false)]
    public void Summer_time_neither_skips_a_window_nor_opens_it_twice(string time, bool isOpen) =>
        Assert.Equal(isOpen, Night.Holds(Time(time)));

    [Fact]
    public void A_window_may_go_over_midnight_and_over_the_year()
    {
        var overnight = new ScheduleWindow { Start = "0 22 * * *", End = "0 6 * * *", Max = 1 };
        Assert.True(overnight.Holds(Time("2026-11-23T23:00:00Z")));
        Assert.True(overnight.Holds(Time("2026-11-23T05:00:00Z")));
        Assert.False(overnight.Holds(Time("2026-11-23T12:00:00Z")));
        var holidays = new ScheduleWindow { Start = "0 0 24 12 *", End = "0 0 7 1 *", Max = 1 };
        Assert.True(holidays.Holds(Time("2027-01-02T12:00:00Z")));
        Assert.False(holidays.Holds(Time("2027-01-07T00:00:00Z")));
    }

    [Fact]
    public void Of_overlapping_windows_the_higher_bounds_hold_and_give_their_names()
    {
        var service = new ServiceDefinition
        {
            Name = "worker",
            Min = 1,
            Max = 10,
            Schedule =
            [
                new ScheduleWindow { Start = "0 8 * * *", End = "0 18 * * *", Min = 5, Max = 20 },
                new ScheduleWindow { Start = "0 12 * * *", End = "0 14 * * *", Min = 8 },
                new ScheduleWindow { Start = "0 13 * * *", End = "0 20 * * *", Max = 15 },
            ],
        };
        Assert.Equal((1, 10, null, null), At("07:00"));
        Assert.Equal((5, 20, "0 8 * * * UTC", "0 8 * * * UTC"), At("09:00"));
        Assert.Equal((8, 20, "0 12 * * * UTC", "0 8 * * * UTC"), At("13:30"));
        Assert.Equal((1, 15, null, "0 13 * * * UTC"), At("19:00"));

        (int, int, string?, string?) At(string time)
        {
            var now = ScheduleResolver.Resolve(service, Time($"2026-11-23T{time}:00Z"));
            return (now.Min, now.Max, now.MinBySchedule, now.MaxBySchedule);
        }
    }

    [Fact]
    public void A_maximum_gives_way_to_a_higher_minimum()
    {
        var service = new ServiceDefinition
        {
            Name = "worker",
            Max = 20,
            Schedule = [new ScheduleWindow { Start = "0 8 * * *", End = "0 18 * * *", Min = 15 }, new ScheduleWindow { Start = "0 8 * * *", End = "0 18 * * *", Max = 10 }],
        };
        var now = ScheduleResolver.Resolve(service, Time("2026-11-23T09:00:00Z"));
        Assert.Equal((15, 15), (now.Min, now.Max));
    }

    [Fact]
    public void The_gateway_resolves_for_the_time_it_is_given()
    {
        var cluster = new ClusterDefinition { Name = "production", Services = [new ServiceDefinition { Name = "worker", Max = 9, Schedule = [Office] }] };
        Assert.Equal(5, Gateway.ResolveSchedules(cluster, Time("2026-11-23T09:00:00Z")).Services[0].Min);
        Assert.Equal(0, Gateway.ResolveSchedules(cluster, Time("2026-11-23T19:00:00Z")).Services[0].Min);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
