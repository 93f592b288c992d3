using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Facts;

/// <summary>ECS-FACTS section 4, draining.</summary>
public sealed class Section4DrainingTests
{
    [Theory]
    [InlineData(2, 75, 100, 2, 2, true)]
    [InlineData(3, 100, 125, 3, 3, true)]
    [InlineData(3, 50, 150, 2, 4, false)]
    public void The_minimum_is_rounded_up_and_the_maximum_down(int desired, int minimum, int maximum, long fewest, long most, bool never)
    {
        var percents = HealthyPercents.Of(new EcsService { Name = "s", DesiredCount = desired, MinimumHealthyPercent = minimum, MaximumPercent = maximum });

        Assert.Equal((fewest, most, never), (percents.Fewest, percents.Most, percents.NeverDrains));
    }

    [Theory]
    [InlineData("ECS", true)]
    [InlineData("CODE_DEPLOY", false)]
    [InlineData("EXTERNAL", false)]
    public void For_CODE_DEPLOY_and_EXTERNAL_the_default_percents_count(string controller, bool never) => Assert.Equal(
        never,
        HealthyPercents.Of(new EcsService { Name = "s", DesiredCount = 2, DeploymentController = controller, MinimumHealthyPercent = 100, MaximumPercent = 100 }).NeverDrains);

    [Fact]
    public void The_old_tasks_run_on_while_their_replacements_start_so_they_free_nothing_for_each_other()
    {
        // i-a and i-b are half full each, and so is i-c: it takes one, and neither of the two frees room for the other.
        var builder = new ClusterBuilder().Service("web", 3, cpu: 1024);
        foreach (var id in new[] { "i-a", "i-b", "i-c" }) builder.Instance(id).Task("web", id);
        var plan = builder.Group(min: 0).Define(definition => definition with { ScaleIn = new ScaleInPolicy { Fit = ScaleInFit.Many, MaxStep = 3 } }).Plan();

        Assert.Single(plan.Actions);
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("ACTIVATING")]
    [InlineData("RUNNING")]
    public void A_service_s_task_that_is_about_to_run_needs_a_place_too(string lastStatus)
    {
        var verdict = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1, cpu: 2048).Task("web", "i-a", task => task with { LastStatus = lastStatus })
            .Service("full", 1, cpu: 1).Task("full", "i-b").Group(min: 1).Judge("i-a");

        Assert.Equal(Reason.TaskHasNoPlace, verdict.Reason);
    }

    [Fact]
    public void A_task_that_is_stopping_has_not_to_be_moved_but_still_takes_its_room()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1, cpu: 1536)
            .Task("web", "i-a", task => task with { LastStatus = "DEACTIVATING", DesiredStatus = "STOPPED" }).Task("web", "i-b").Group(min: 0);

        Assert.True(builder.Judge("i-a").CanScaleDown);
        Assert.Empty(builder.Judge("i-a").Moves);
        Assert.Equal(Reason.TaskHasNoPlace, builder.Judge("i-b").Reason);
    }

    [Fact]
    public void Standalone_tasks_and_protected_tasks_are_untouched_by_a_drain_and_hold_the_instance()
    {
        Assert.Equal(Reason.StandaloneTask, new ClusterBuilder().Instance("i-a").Instance("i-b").Standalone("job", "i-a").Group(min: 1).Judge("i-a").Reason);
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1)
            .Task("web", "i-a", task => task with { IsProtected = true, ProtectedUntil = ClusterBuilder.Now.AddMinutes(1) }).Group(min: 1);
        Assert.Equal(Reason.ProtectedTask, builder.Judge("i-a").Reason);
    }

    [Fact]
    public void Protection_that_has_ended_holds_nothing() => Assert.True(
        new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1)
            .Task("web", "i-a", task => task with { IsProtected = true, ProtectedUntil = ClusterBuilder.Now.AddMinutes(-1) }).Group(min: 1).Judge("i-a").CanScaleDown);

    [Theory]
    [InlineData(0, 1, Reason.AboveMaximum)]
    [InlineData(2, 2, Reason.ProtectedTask)]
    public void A_desired_count_stays_at_the_number_of_protected_tasks(int protectedTasks, int expected, Reason reason)
    {
        var builder = new ClusterBuilder().Instance("i-a").Service("web", 3).Group(min: 1)
            .Define(definition => definition with { Services = [new ServiceDefinition { Name = "web", Max = 1 }] });
        foreach (var number in Enumerable.Range(0, 3)) builder.Task("web", "i-a", task => task with { IsProtected = number < protectedTasks });

        Assert.Equal((expected, reason), (builder.Plan().Services.Single().RecommendedCount, builder.Plan().Services.Single().Reason));
    }

    [Fact]
    public void What_ECS_starts_in_place_of_an_old_task_is_its_service_s_current_task_definition()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1, cpu: 256).Service("larger", 0, cpu: 4096).Task("web", "i-a").Group(min: 1);
        Assert.True(builder.Judge("i-a").CanScaleDown);

        var verdict = builder.Judge("i-a", snapshot => snapshot with
        {
            Services = [.. snapshot.Services!.Select(service => service.Name == "web" ? service with { DefinitionArn = ClusterBuilder.DefinitionArn("larger") } : service)],
        });
        Assert.Equal(Reason.TaskHasNoPlace, verdict.Reason);
    }
}
