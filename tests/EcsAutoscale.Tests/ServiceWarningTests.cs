using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>What the cmdlets say where Application Auto Scaling or a rollout is at work on a service, in the real engine.</summary>
public sealed class ServiceWarningTests
{
    private const string Scales = "Application Auto Scaling scales it as well, between 1 and 10 tasks, and may undo a change";
    private const string RollsOut = "a rollout is at work; ECS brings the new count about beside it";

    [Theory]
    [InlineData("Set-EcsServiceScale production worker -DesiredCount 5", "worker")]
    [InlineData("Set-EcsServiceScale production worker -Increment 1 -WhatIf", "worker")]
    [InlineData("Set-EcsServiceScale production worker -FromDefinition", "worker")]
    [InlineData("Set-EcsServiceScale production web -DesiredCount 5", "web")]
    public async Task Set_warns_of_both_for_the_service_that_it_changes(string script, string service)
    {
        await using var sample = await StartAsync(service);
        var outcome = sample.Run(script);
        Assert.Empty(outcome.Errors);
        Assert.Equal(2, outcome.Warnings.Count);
        Assert.StartsWith($"production: service {service}: {Scales}", outcome.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith($"production: service {service}: {RollsOut}", outcome.Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-EcsServiceScale production web -DesiredCount 5")]
    [InlineData("Set-EcsServiceScale staging web-staging -DesiredCount 6")]
    public async Task Set_says_nothing_where_they_are_at_work_on_another_service(string script)
    {
        await using var sample = await StartAsync("worker");
        var outcome = sample.Run(script);
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public async Task A_suspended_target_is_no_warning()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Use(cloud => cloud.ScalableTargets.Register(cloud.Ecs.Cluster(SampleCloud.Production).Service("worker"), 1, 10, isSuspended: true));
        Assert.Empty(Texts(sample, "(Get-EcsAutoscalePlan production).Warnings"));
        Assert.Empty(sample.Run("Set-EcsServiceScale production worker -DesiredCount 5").Warnings);
    }

    [Theory]
    [InlineData("(Get-EcsAutoscalePlan production -Path ./both.yml).Warnings")]
    [InlineData("(Invoke-EcsAutoscale production -Path ./both.yml -WhatIf).Plan.Warnings")]
    [InlineData("(Invoke-EcsAutoscale production -Path ./both.yml).Plan.Warnings")]
    public async Task A_plan_that_changes_the_service_all_the_same_has_both_warnings_and_tells_them(string script)
    {
        await using var sample = await StartAsync("worker");
        sample.Engine.Write("both.yml", Definition("stand_off: { application_auto_scaling: false }, "));
        var told = sample.Run("Invoke-EcsAutoscale production -Path ./both.yml -WhatIf -Verbose").Verbose;
        var texts = Texts(sample, script);
        Assert.Equal(2, texts.Length);
        Assert.StartsWith($"service worker: {Scales}", texts[0], StringComparison.Ordinal);
        Assert.StartsWith($"service worker: {RollsOut}", texts[1], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains($"production: warning: {text}", told));
    }

    [Fact]
    public async Task A_plan_that_leaves_the_service_to_the_other_says_so_and_nothing_of_a_rollout()
    {
        await using var sample = await StartAsync("worker");
        sample.Engine.Write("left.yml", Definition(""));
        Assert.StartsWith(
            "service worker: Application Auto Scaling scales it between 1 and 10 tasks, so its count is left alone",
            Assert.Single(Texts(sample, "(Get-EcsAutoscalePlan production -Path ./left.yml).Warnings")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task D6_A_misspelt_service_is_warned_of_once()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Write("typo.yml", "clusters: { production: { autoscale_group: production-asg, services: { wroker: { min: 1, max: 2 } } } }");
        var outcome = sample.Run("Invoke-EcsAutoscale -Path ./typo.yml -WhatIf -Verbose");
        Assert.Empty(outcome.Errors);
        var about = outcome.Verbose.Where(line => line.Contains("warning", StringComparison.Ordinal) && line.Contains("wroker", StringComparison.Ordinal));
        Assert.Equal(["production: warning: service wroker: the cluster has no service wroker; check the name in the definition"], about);
    }

    /// <summary>The sample, with a scalable target of 1 to 10 and a rollout of one of production's services.</summary>
    private static async Task<SampleSession> StartAsync(string service)
    {
        var sample = await SampleSession.StartAsync();
        sample.Sandbox.Use(cloud =>
        {
            var other = cloud.Ecs.Cluster(SampleCloud.Production).Service(service);
            cloud.ScalableTargets.Register(other, 1, 10);
            cloud.Ecs.UpdateService(other, forceNewDeployment: true);
        });
        return sample;
    }

    private static string Definition(string keys) => $"clusters: {{ production: {{ autoscale_group: production-asg, {keys}services: {{ worker: {{ min: 5, max: 9 }} }} }} }}";

    private static string[] Texts(SampleSession sample, string script) => [.. sample.Run(script).Output.Select(one => one.ToString())];
}
