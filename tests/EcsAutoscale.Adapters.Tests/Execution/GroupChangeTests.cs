using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Changes of Auto Scaling groups: absolute, upwards, and on the state that they were planned on.</summary>
public sealed class GroupChangeTests
{
    private static Task<Stand> StartAsync() => Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 4, 2)));

    [Fact]
    public async Task Limits_are_set_where_they_are_as_planned()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetGroupLimits, "asg", "1-4", "2-6"));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal((2, 6, 2), stand.Use(cloud => (cloud.AutoScaling.Group("asg").MinSize, cloud.AutoScaling.Group("asg").MaxSize, cloud.AutoScaling.Group("asg").DesiredCapacity)));
    }

    [Fact]
    public async Task Limits_that_have_moved_on_are_left_alone()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), maxSize: 5));
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetGroupLimits, "asg", "1-4", "2-6"));
        Assert.Equal((ScalingActionStatus.Skipped, "The limits of asg are 1-5 by now; the change was planned on 1-4."), (applied.Status, applied.Error));
        Assert.DoesNotContain("UpdateAutoScalingGroup", stand.Operations);
    }

    [Fact]
    public async Task A_maximum_below_the_desired_capacity_is_not_set_since_AWS_would_choose_the_victims()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetGroupLimits, "asg", "1-4", "1-1"));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.DoesNotContain("UpdateAutoScalingGroup", stand.Operations);
    }

    [Fact]
    public async Task The_desired_capacity_is_raised_to_an_absolute_value_without_honouring_the_cooldown()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 2, 4));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal(4, stand.Use(cloud => cloud.AutoScaling.Group("asg").DesiredCapacity));
        Assert.Contains("HonorCooldown=false", Assert.Single(stand.Server.Requests.Of("SetDesiredCapacity")).Parameters, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 4, "The desired capacity of asg is 2 by now; the change to 4 was planned on 3.")]
    [InlineData(2, 5, "The maximum size of asg is 4 by now, below the planned 5.")]
    public async Task A_capacity_that_has_moved_on_is_left_alone(int before, int after, string sentence)
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", before, after));
        Assert.Equal((ScalingActionStatus.Skipped, sentence), (applied.Status, applied.Error));
        Assert.DoesNotContain("SetDesiredCapacity", stand.Operations);
    }

    [Theory]
    [InlineData("2", "1")]
    [InlineData("2", "2")]
    [InlineData("2", "many")]
    [InlineData("2", "-1")]
    public async Task The_desired_capacity_is_never_lowered(string before, string after)
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", before, after));
        Assert.Equal(ScalingActionStatus.Failed, applied.Status);
        Assert.Empty(stand.Operations);
    }

    [Fact]
    public async Task A_group_that_is_gone_is_skipped()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "other", 2, 3));
        Assert.Equal((ScalingActionStatus.Skipped, "The Auto Scaling group other does not exist any more."), (applied.Status, applied.Error));
    }

    [Theory]
    [InlineData("ScalingActivityInProgress", 400)]
    [InlineData("ResourceContention", 500)]
    public async Task A_group_that_is_busy_is_tried_again_next_run(string code, int status)
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("SetDesiredCapacity", Fault.Error(code, "busy", status), int.MaxValue);
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 2, 3));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains(code, applied.Error, System.StringComparison.Ordinal);
        Assert.EndsWith("try again next run.", applied.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_AWS_refuses_is_told_with_operation_code_and_message()
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("SetDesiredCapacity", Fault.Error("ValidationError", "Not like this."));
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 2, 3));
        Assert.Equal((ScalingActionStatus.Failed, "SetDesiredCapacity: ValidationError: Not like this."), (applied.Status, applied.Error));
    }
}
