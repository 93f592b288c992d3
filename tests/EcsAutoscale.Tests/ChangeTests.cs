using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>What is changed, what is asked before, and what is said of it.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task What_if_changes_nothing_and_emits_the_true_decision()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Invoke-EcsAutoscale -WhatIf | ForEach-Object Actions");
        Assert.Empty(outcome.Errors);
        Assert.Empty(sample.Changes);
        Assert.Equal(["ScaleOut", "SetDesiredCount", "DrainInstance"], outcome.Values("Kind").Select(kind => $"{kind}"));
        Assert.All(outcome.Values("Status"), status => Assert.Equal("Planned", $"{status}"));
        var shown = sample.Engine.Host.Lines.Where(line => line.StartsWith("What if: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, shown.Length);
        Assert.Contains("production: service worker: desired count 2 → 4 (EventMatched: event: queue_length = ", shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_applies_and_tells_calls_times_and_what_became_of_each_action()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Invoke-EcsAutoscale production");
        Assert.Empty(outcome.Errors);
        var result = Assert.Single(outcome.Output);
        Assert.Equal(["Applied", "Applied"], sample.Engine.Run("$args").Output.Concat(((System.Collections.IEnumerable)result.Properties["Actions"].Value).Cast<object>()
            .Select(action => System.Management.Automation.PSObject.AsPSObject(action))).Select(action => $"{action.Properties["Status"].Value}"));
        Assert.Equal(["SetDesiredCapacity", "UpdateService"], sample.Changes);
        Assert.Equal(4, sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service("worker").DesiredCount));
        Assert.Equal(true, result.Properties["Succeeded"].Value);
    }

    [Fact]
    public async Task Each_action_is_asked_for_and_a_no_skips_it_alone()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Host.Answers.Enqueue("No");
        sample.Engine.Host.Answers.Enqueue("Yes");
        var outcome = sample.Run("Invoke-EcsAutoscale production -Confirm | ForEach-Object Actions");
        Assert.Equal(["Skipped", "Applied"], outcome.Values("Status").Select(status => $"{status}"));
        Assert.Equal(["UpdateService"], sample.Changes);
        Assert.Equal(2, sample.Engine.Host.Questions.Count);
        Assert.Contains("3 → 4", sample.Engine.Host.Questions.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_AWS_refuses_is_an_error_and_the_others_go_on()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("SetDesiredCapacity", Sandbox.Faults.Fault.AccessDenied, int.MaxValue);
        var outcome = sample.Run("Invoke-EcsAutoscale");
        Assert.Equal(["ActionFailed"], outcome.ErrorIds);
        Assert.Equal([false, true, true], outcome.Values("Succeeded"));
        Assert.Contains("UpdateService", sample.Changes);
        Assert.Contains("UpdateContainerInstancesState", sample.Changes);
    }

    [Theory]
    [InlineData("Set-EcsServiceScale production worker -DesiredCount 5 -PassThru", "5", 0)]
    [InlineData("Set-EcsServiceScale production worker -DesiredCount 50 -PassThru", "8", 1)]
    [InlineData("Set-EcsServiceScale production worker -DesiredCount 50 -Force -PassThru", "50", 0)]
    [InlineData("Set-EcsServiceScale production worker -DesiredCount 0 -PassThru", "2", 1)]
    [InlineData("Set-EcsServiceScale -Service worker -Increment 3 -PassThru", "5", 0)]
    [InlineData("Set-EcsServiceScale production web -Increment -9 -PassThru", "0", 1)]
    [InlineData("Set-EcsServiceScale production worker -FromDefinition -PassThru", "4", 0)]
    [InlineData("Set-EcsServiceScale production worker -FromDefinition -Metric @{ worker = @{ queue_length = 50 } } -PassThru", "2", 0)]
    [InlineData("[pscustomobject]@{ ClusterName = 'production'; ServiceName = 'worker'; DesiredCount = 7 } | Set-EcsServiceScale -Increment 1 -PassThru", "3", 0)]
    [InlineData("Set-EcsServiceScale -Service arn:aws:ecs:us-east-1:123456789012:service/production/web -DesiredCount 6 -PassThru", "6", 0)]
    public async Task A_service_is_set_within_its_bounds(string script, string count, int warnings)
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run(script);
        Assert.Empty(outcome.Errors);
        Assert.Equal([count], outcome.Values("After"));
        Assert.Equal(warnings, outcome.Warnings.Count);
        var service = $"{outcome.Values("Target")[0]}";
        Assert.Equal(count, $"{sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service(service).DesiredCount)}");
    }

    [Fact]
    public async Task Set_is_silent_without_PassThru_and_does_nothing_where_the_count_is_right()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Empty(sample.Run("Set-EcsServiceScale production worker -DesiredCount 2; Set-EcsServiceScale production worker -DesiredCount 3").Output);
        Assert.Equal(["UpdateService"], sample.Changes);
    }

    [Fact]
    public async Task A_daemon_has_no_count_to_set()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Equal(["DaemonService"], sample.Run("Set-EcsServiceScale production log-agent -DesiredCount 1").ErrorIds);
        Assert.Empty(sample.Changes);
    }

    [Fact]
    public async Task A_given_plan_is_applied_and_what_has_moved_on_is_skipped()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("$plan = Get-EcsAutoscalePlan production; Set-EcsServiceScale production worker -DesiredCount 3");
        var outcome = sample.Run("$plan | Invoke-EcsAutoscale | ForEach-Object Actions");
        Assert.Equal(["Applied", "Skipped"], outcome.Values("Status").Select(status => $"{status}"));
        Assert.Equal(3, sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service("worker").DesiredCount));
    }
}
