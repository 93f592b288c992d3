using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>-TimeoutSec: a run ends, says what it waited for, and leaves nothing half done.</summary>
public sealed class DeadlineTests
{
    [Theory]
    [InlineData("DescribeContainerInstances")]
    [InlineData("ListServices")]
    [InlineData("DescribeAutoScalingGroups")]
    public async Task What_is_still_being_read_is_one_error_a_cluster_that_names_the_operation(string operation)
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject(operation, Fault.Hang, int.MaxValue);
        var outcome = sample.Run("Invoke-EcsAutoscale -TimeoutSec 1");
        Assert.Equal(["retired"], outcome.Values("Cluster"));
        Assert.Equal(["TimedOut", "TimedOut"], outcome.ErrorIds);
        Assert.Equal(["production", "staging"], outcome.Errors.Select(error => error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.Equal($"{error.TargetObject}: -TimeoutSec 1 has passed while {operation} was waited for.", error.ToString()));
        Assert.All(outcome.Errors, error => Assert.Equal(operation, System.Management.Automation.PSObject.AsPSObject(error.Exception).Properties["Operation"].Value));
        Assert.Empty(sample.Changes);
    }

    [Fact]
    public async Task A_metric_source_that_hangs_does_not_outlast_it()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("GetQueue", Fault.Hang, int.MaxValue);
        var outcome = sample.Run("Get-EcsAutoscalePlan production -TimeoutSec 1");
        Assert.Equal(["TimedOut"], outcome.ErrorIds);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task The_change_under_way_is_finished_and_those_not_begun_are_skipped_and_say_why()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("SetDesiredCapacity", Fault.Late(TimeSpan.FromSeconds(5)));
        var outcome = sample.Run("Invoke-EcsAutoscale production -TimeoutSec 4");
        var result = Assert.Single(outcome.Output);
        System.Management.Automation.PSObject[] actions = [.. ((System.Collections.IEnumerable)result.Properties["Actions"].Value).Cast<object>().Select(System.Management.Automation.PSObject.AsPSObject)];
        Assert.Equal(["Applied", "Skipped"], actions.Select(action => $"{action.Properties["Status"].Value}"));
        Assert.Equal("not begun: -TimeoutSec 4 has passed", actions[1].Properties["Error"].Value);
        Assert.Equal(["TimedOut"], outcome.ErrorIds);
        Assert.Equal(["SetDesiredCapacity"], sample.Changes);
    }

    [Fact]
    public async Task Zero_is_no_limit_and_what_is_no_time_is_refused()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Empty(sample.Run("Get-EcsAutoscalePlan staging -TimeoutSec 0").Errors);
        Assert.Single(sample.Run("Get-EcsAutoscalePlan staging -TimeoutSec -1").Errors);
        Assert.Single(sample.Run("Get-EcsAutoscalePlan staging -ApiBudget 0").Errors);
        Assert.Single(sample.Run("Get-EcsAutoscalePlan staging -ApiBudget 1.5").Errors);
    }
}
