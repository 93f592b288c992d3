using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Ctrl+C and Select-Object -First: when the prompt is back, nothing runs any more.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_stop_while_reading_ends_the_work_and_calls_nothing_more()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("DescribeContainerInstances", Fault.Hang, int.MaxValue);
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale");
        var running = shell.BeginInvoke();
        await sample.SeenAsync("DescribeContainerInstances");
        shell.Stop();
        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(sample.Changes);
        var seen = sample.Sandbox.Requests.All.Count;
        sample.Run("Get-EcsClusterHeadroom nowhere -ErrorAction SilentlyContinue");
        Assert.All(sample.Sandbox.Requests.All.Skip(seen), request => Assert.Contains("nowhere", request.Parameters, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_between_two_changes_says_what_was_done_and_leaves_the_rest()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("UpdateService", Fault.Hang, int.MaxValue);
        using var shell = sample.Engine.Shell("Invoke-EcsAutoscale");
        shell.BeginInvoke();
        await sample.SeenAsync("UpdateService");
        shell.Stop();
        Assert.Equal(["SetDesiredCapacity", "UpdateService"], sample.Changes);
        Assert.Contains(sample.Engine.Host.Warnings, line => line.Contains("Of 2 actions 1 had been applied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task F1_Clusters_are_read_at_the_same_time()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("DescribeClusters", Fault.Hang, times: 1);
        using var shell = sample.Engine.Shell("Get-EcsAutoscalePlan");
        shell.BeginInvoke();
        await sample.SeenAsync("DescribeServices");
        shell.Stop();
        Assert.True(sample.Sandbox.Requests.Count("DescribeClusters") >= 2);
    }

    [Fact]
    public async Task A_consumer_that_has_enough_ends_the_cmdlet()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("foreach ($round in 1) { Get-EcsAutoscalePlan production, staging | ForEach-Object { $_; break } }");
        Assert.Equal(["production"], outcome.Values("Cluster"));
        Assert.Empty(outcome.Errors);
    }
}
