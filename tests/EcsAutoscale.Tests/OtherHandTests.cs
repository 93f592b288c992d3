using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Somebody else changed it: found, named, and left alone.</summary>
public sealed class OtherHandTests
{
    private const string Services = "Invoke-EcsAutoscale production | ForEach-Object { $_.Plan.Services }";

    [Fact]
    public async Task What_an_operator_sets_is_left_alone_by_the_runs_that_follow()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Set-EcsServiceScale production worker -DesiredCount 3");
        var outcome = sample.Run(Services);
        Assert.Equal(["OtherHand"], outcome.Values("Reason").Select(reason => $"{reason}"));
        Assert.StartsWith("Set-EcsServiceScale changed the desired count of worker from 2 to 3 at ", $"{outcome.Values("Explanation")[0]}", StringComparison.Ordinal);
        Assert.Equal(3, Count(sample));
    }

    [Fact]
    public async Task Who_asks_for_the_definition_s_count_takes_it_over_at_once()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Set-EcsServiceScale production worker -DesiredCount 3");
        var outcome = sample.Run("Set-EcsServiceScale production worker -FromDefinition -PassThru");
        Assert.Equal(["5"], outcome.Values("After"));
        Assert.DoesNotContain("OtherHand", sample.Run(Services).Values("Reason").Select(reason => $"{reason}"));
    }

    [Fact]
    public async Task A_count_that_was_changed_in_the_console_is_noted_and_held_and_a_warning_names_the_key()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Invoke-EcsAutoscale production");
        sample.Sandbox.Use(cloud => cloud.Ecs.UpdateService(cloud.Ecs.Cluster("production").Service("worker"), 7));
        var outcome = sample.Run("Invoke-EcsAutoscale production");
        var plan = outcome.Output.Single().Properties["Plan"].Value;
        var warnings = ((System.Collections.IEnumerable)System.Management.Automation.PSObject.AsPSObject(plan).Properties["Warnings"].Value).Cast<string>();
        Assert.Single(warnings, warning => warning.StartsWith("service worker: somebody else changed the desired count of worker from 4 to 7", StringComparison.Ordinal) && warning.EndsWith("(stand_off.changes)", StringComparison.Ordinal));
        Assert.Equal(7, Count(sample));
        Assert.Contains(" then 7 at ", sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service("worker").Tags["ecs-autoscale.desired"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_ignores_other_hands_and_then_no_tag_is_written()
    {
        await using var sample = await SampleSession.StartAsync();
        System.IO.File.WriteAllText(File(sample), System.IO.File.ReadAllText(File(sample)).Replace("cpu_buffer: 512", "stand_off: { changes: 0s }\n    cpu_buffer: 512", StringComparison.Ordinal));
        sample.Run("Set-EcsServiceScale production worker -DesiredCount 3");
        sample.Run("Invoke-EcsAutoscale production");
        Assert.Equal(5, Count(sample));
        Assert.Equal(0, sample.Sandbox.Requests.Count("TagResource") + sample.Sandbox.Requests.Count("CreateOrUpdateTags"));
    }

    [Fact]
    public async Task A_tag_that_may_not_be_written_warns_and_stops_nothing()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("TagResource", Fault.AccessDenied, int.MaxValue);
        sample.Sandbox.Faults.Inject("CreateOrUpdateTags", Fault.AccessDenied, int.MaxValue);
        var outcome = sample.Run("Invoke-EcsAutoscale production");
        Assert.Empty(outcome.Errors);
        Assert.Equal([true], outcome.Values("Succeeded"));
        Assert.Single(outcome.Warnings, warning => warning.Contains("Grant ecs:TagResource", StringComparison.Ordinal));
        Assert.Single(outcome.Warnings, warning => warning.Contains("Grant autoscaling:CreateOrUpdateTags", StringComparison.Ordinal));
        sample.Sandbox.Advance(TimeSpan.FromMinutes(5));
        Assert.DoesNotContain("OtherHand", sample.Run(Services).Values("Reason").Select(reason => $"{reason}"));
    }

    private static string File(SampleSession sample) => Path.Combine(sample.Engine.Folder, "clusters.yml");

    private static int Count(SampleSession sample) => sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service("worker").DesiredCount);
}
