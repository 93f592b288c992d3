using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Changes of a service's desired count.</summary>
public sealed class ServiceChangeTests
{
    private static Task<Stand> StartAsync() => Stand.StartAsync(c => c
        .Group("asg", g => g.Size(1, 4, 2)).Service("web", s => s.Desired(3)).Service("agent", s => s.Daemon()).Service("gone", s => s.Desired(0)));

    [Fact]
    public async Task The_count_is_set_and_nothing_else()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 3, 5));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal((5, 1), stand.Use(cloud => (cloud.Ecs.Cluster("production").Service("web").DesiredCount, cloud.Ecs.Cluster("production").Service("web").Deployments.Count)));
        Assert.Equal(
            """{"cluster":"production","service":"web","desiredCount":5}""", Assert.Single(stand.Server.Requests.Of("UpdateService")).Parameters);
    }

    [Theory]
    [InlineData("web", 4, "The desired count of web is 3 by now; the change to 5 was planned on 4.")]
    [InlineData("agent", 2, "The service agent is a daemon: it has no desired count to set.")]
    [InlineData("wroker", 1, "The service wroker does not exist any more.")]
    public async Task A_service_that_is_not_as_planned_is_left_alone(string service, int before, string sentence)
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, service, before, 5));
        Assert.Equal((ScalingActionStatus.Skipped, sentence), (applied.Status, applied.Error));
        Assert.DoesNotContain("UpdateService", stand.Operations);
    }

    [Fact]
    public async Task D7_A_service_that_was_deleted_meanwhile_is_skipped()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => cloud.Ecs.DeleteService(cloud.Ecs.Cluster("production").Service("gone")));
        stand.Server.Advance(System.TimeSpan.FromMinutes(1));
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "gone", 0, 1));
        Assert.Equal((ScalingActionStatus.Skipped, "The service gone is INACTIVE, not ACTIVE."), (applied.Status, applied.Error));
    }

    [Fact]
    public async Task An_answer_that_is_lost_leads_to_the_same_count()
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("UpdateService", Fault.LostAnswer);
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 3, 5));
        Assert.Equal(ScalingActionStatus.Applied, applied.Status);
        Assert.Equal(5, stand.Use(cloud => cloud.Ecs.Cluster("production").Service("web").DesiredCount));
    }

    [Fact]
    public async Task What_AWS_denies_fails_with_the_operation()
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("UpdateService", Fault.AccessDenied, int.MaxValue);
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 3, 5));
        Assert.Equal(ScalingActionStatus.Failed, applied.Status);
        Assert.StartsWith("UpdateService: AccessDeniedException:", applied.Error, System.StringComparison.Ordinal);
    }
}
