using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>-Wait: what a run has begun is followed to its end.</summary>
public sealed class WaitTests
{
    private const double Fast = 60;

    [Fact]
    public async Task A_drain_is_terminated_and_a_launch_registers_before_the_results_come()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale production, staging -Wait");
        var results = shell.Invoke();
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(
            [("production", "ScaleOut SetDesiredCount"), ("staging", "DrainInstance TerminateInstance")],
            results.Select(result => ($"{result.Properties["Cluster"].Value}", string.Join(' ', Kinds(result)))).OrderBy(one => one.Item1, StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(true, result.Properties["Succeeded"].Value));
        Assert.All(results, result => Assert.True((TimeSpan)result.Properties["Acting"].Value >= TimeSpan.FromSeconds(2)));
        Assert.Equal(3, sample.Sandbox.Use(cloud => cloud.AutoScaling.Group("staging-asg").DesiredCapacity));
        Assert.Equal(4, sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("production").Instances.Count(one => one.Status == "ACTIVE")));
    }

    [Fact]
    public async Task Progress_tells_what_is_awaited_of_each_cluster_and_completes()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale production, staging -Wait");
        shell.Invoke();
        var told = shell.Streams.Progress.ToList();
        Assert.Contains(told, one => one.Activity == "staging: waiting" && one.StatusDescription.StartsWith("2 of 2 tasks left on i-", StringComparison.Ordinal));
        Assert.Contains(told, one => one.Activity == "production: waiting" && one.StatusDescription is "1 instance of production-asg asked for" or "0 of 1 instance of production-asg registered");
        Assert.Equal(2, told.Count(one => one.RecordType == ProgressRecordType.Completed));
        Assert.All(told.GroupBy(one => one.ActivityId), bar => Assert.Equal(ProgressRecordType.Completed, bar.Last().RecordType));
    }

    [Fact]
    public async Task Without_it_the_run_ends_at_once_and_the_next_goes_on()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Equal(["DrainInstance"], Kinds(sample.Run("Invoke-EcsAutoscale staging").Output.Single()));
        sample.Sandbox.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["TerminateInstance"], Kinds(sample.Run("Invoke-EcsAutoscale staging -Wait").Output.Single()));
    }

    [Fact]
    public async Task What_if_begins_nothing_and_so_waits_for_nothing()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Equal(2, sample.Run("Invoke-EcsAutoscale production, staging -Wait -WhatIf").Output.Count);
        Assert.Empty(sample.Changes);
    }

    [Fact]
    public async Task A_stop_while_it_waits_ends_at_once_and_says_what_it_waited_for()
    {
        await using var sample = await SampleSession.StartAsync();
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale staging -Wait");
        var running = shell.BeginInvoke();
        await sample.SeenAsync("UpdateContainerInstancesState");
        var before = sample.Sandbox.Requests.Count("DescribeContainerInstances");
        await sample.SeenAsync("DescribeContainerInstances", before + 1);
        shell.Stop();
        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        var warning = Assert.Single(sample.Engine.Host.Warnings);
        Assert.Matches("^staging: stopped while it waited for . of 2 tasks left on i-.*Of 1 actions 1 had been applied; the next run sees what is there", warning);
        Assert.DoesNotContain("TerminateInstanceInAutoScalingGroup", sample.Changes);
    }

    [Fact]
    public async Task A_launch_that_fails_is_an_error_and_no_success()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        sample.Sandbox.Use(cloud => cloud.AutoScaling.Group("production-asg").LaunchFailure = "We currently do not have sufficient m5.large capacity");
        var outcome = sample.Run("Invoke-EcsAutoscale production -Wait");
        Assert.Equal(["NotFinished"], outcome.ErrorIds);
        Assert.Contains("a launch failed: We currently do not have sufficient m5.large capacity", outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal([false], outcome.Values("Succeeded"));
    }

    [Fact]
    public async Task A_drain_that_does_not_end_in_time_is_taken_back_and_that_is_an_error()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        var file = System.IO.Path.Combine(sample.Engine.Folder, "clusters.yml");
        System.IO.File.AppendAllText(file, "\n    scale_in: { drain_timeout: 3s }\n");
        // Their replacements never start, so the old tasks never stop.
        sample.Sandbox.Use(cloud => cloud.Ecs.SetBehaviour(
            cloud.Ecs.Cluster("staging").Service("web-staging"), new TaskBehaviour { StartsIn = TimeSpan.FromDays(1) }));
        var outcome = sample.Run("Invoke-EcsAutoscale staging -Wait");
        Assert.Equal(["NotFinished"], outcome.ErrorIds);
        Assert.Equal(["DrainInstance", "CancelDrain"], Kinds(outcome.Output.Single()));
        Assert.All(sample.Sandbox.Use(cloud => cloud.Ecs.Cluster("staging").Instances.ToArray()), instance => Assert.Equal("ACTIVE", instance.Status));
    }

    [Fact]
    public async Task A_termination_that_follows_is_asked_for_again_under_Confirm_alone()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        sample.Engine.Host.Answers.Enqueue("Yes");
        sample.Engine.Host.Answers.Enqueue("No");
        var outcome = sample.Run("Invoke-EcsAutoscale staging -Wait -Confirm | ForEach-Object Actions");
        Assert.Equal(["DrainInstance Applied", "TerminateInstance Skipped"], outcome.Output.Select(action => $"{action.Properties["Kind"].Value} {action.Properties["Status"].Value}"));
        Assert.Contains("terminate", sample.Engine.Host.Questions.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_fails_is_tried_again()
    {
        await using var sample = await SampleSession.StartAsync(Fast);
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale staging -Wait");
        var running = shell.BeginInvoke();
        await sample.SeenAsync("UpdateContainerInstancesState");
        sample.Sandbox.Faults.Inject("DescribeContainerInstances", Fault.AccessDenied, times: 1);
        shell.EndInvoke(running);
        Assert.Empty(shell.Streams.Error);
        Assert.Contains("TerminateInstanceInAutoScalingGroup", sample.Changes);
    }

    private static string[] Kinds(PSObject result) =>
        [.. ((IEnumerable)result.Properties["Actions"].Value).Cast<object>().Select(action => $"{PSObject.AsPSObject(action).Properties["Kind"].Value}")];
}
