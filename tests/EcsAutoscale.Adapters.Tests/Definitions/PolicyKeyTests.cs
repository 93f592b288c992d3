using System;
using System.IO;
using System.Text.RegularExpressions;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class PolicyKeyTests
{
    [Fact]
    public void Schedule_and_stabilization_are_read()
    {
        var service = Written.Service(
            """
            min: 1
            max: 10
            stabilization: { out: 30s, in: 5m }
            schedule:
              - { start: 0  8 * * 1-5, end: "0 18 * * 1-5", time_zone: Europe/Berlin, min: 5, max: 20 }
              - { start: "0 22 * * *", end: "0 6 * * *", max: 2 }
            """);
        Assert.Equal(new StabilizationPolicy { Out = TimeSpan.FromSeconds(30), In = TimeSpan.FromMinutes(5) }, service.Stabilization);
        Assert.Equal(
            [
                new ScheduleWindow { Start = "0 8 * * 1-5", End = "0 18 * * 1-5", TimeZone = "Europe/Berlin", Min = 5, Max = 20 },
                new ScheduleWindow { Start = "0 22 * * *", End = "0 6 * * *", Max = 2 },
            ],
            service.Schedule);
        Assert.Equal("0 8 * * 1-5 Europe/Berlin", service.Schedule[0].Label);
    }

    [Fact]
    public void Without_the_keys_nothing_is_stabilized_or_scheduled()
    {
        var service = Written.Service("min: 1\nmax: 10");
        Assert.Equal(new StabilizationPolicy(), service.Stabilization);
        Assert.Empty(service.Schedule);
    }

    [Theory]
    [InlineData("{ start: 0 8 * *, end: 0 18 * * *, min: 5 }", ":8:20:", "'0 8 * *' is no cron expression of minute, hour, day, month and day of the week")]
    [InlineData("{ start: 0 8 * * *, end: 0 25 * * *, min: 5 }", ":8:36:", "'0 25 * * *' is no cron expression")]
    [InlineData("{ start: 0 8 30 2 *, end: 0 18 * * *, min: 5 }", ":8:20:", "'0 8 30 2 *' never comes")]
    [InlineData("{ start: 0 8 * * *, end: 0 8 * * *, min: 5 }", ":8:36:", "the window ends when it begins: it is never open")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * *, time_zone: Europe/Berln, min: 5 }", ":8:59:", "this computer knows no time zone 'Europe/Berln': did you mean 'Europe/Berlin'?")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * *, time_zone: Nowhere, min: 5 }", ":8:59:", "this computer knows no time zone 'Nowhere': give an IANA name such as Europe/Berlin, or UTC")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * * }", ":8:11:", "the window changes nothing: give min, max or both")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * *, min: 5, max: 4 }", ":8:53:", "min is greater than max")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * *, min: 11 }", ":8:53:", "min is greater than the service's max 10: give a max here as well")]
    [InlineData("{ start: 0 8 * * *, end: 0 18 * * *, max: 1 }", ":8:53:", "max is less than the service's min 2: give a min here as well")]
    [InlineData("{ end: 0 18 * * *, min: 5 }", ":8:11:", "'start' is missing: give when the window begins")]
    [InlineData("{ start: 0 8 * * *, min: 5 }", ":8:11:", "'end' is missing: give when the window ends")]
    [InlineData("{ start: 0 8 * * *, stop: 0 18 * * *, min: 5 }", ":8:31:", "unknown key 'stop'")]
    public void What_is_wrong_with_a_window_is_said_with_its_place(string window, string place, string message)
    {
        var problems = Written.ProblemsOfService($"min: 2\nmax: 10\nschedule:\n- {window}");
        Assert.Contains(problems, problem => problem.Contains(place, StringComparison.Ordinal) && problem.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stabilization_window_has_a_longest()
    {
        var problem = Assert.Single(Written.ProblemsOfService("min: 2\nmax: 10\nstabilization: { in: 7h }"));
        Assert.Contains("a stabilization window is 6h at most", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_of_the_policies_page_have_no_problem()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.sln"))) folder = folder.Parent!;
        var examples = Regex.Matches(File.ReadAllText(Path.Combine(folder.FullName, "docs", "service-policies.md")), "```yaml\n(.*?)```", RegexOptions.Singleline);
        Assert.Equal(3, examples.Count);
        foreach (Match example in examples) Written.Cluster(example.Groups[1].Value);
    }
}
