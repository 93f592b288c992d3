using System.Threading.Tasks;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>How parameters bind, and which clusters are meant.</summary>
public sealed class BindingTests
{
    [Fact]
    public async Task Without_a_cluster_all_of_the_definition_come_in_its_order()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Equal(["production", "retired", "staging"], sample.Run("Get-EcsAutoscalePlan").Values("Cluster"));
    }

    [Theory]
    [InlineData("Get-EcsClusterHeadroom production", "production")]
    [InlineData("Get-EcsClusterHeadroom -Cluster STAGING", "staging")]
    [InlineData("Get-EcsClusterHeadroom prod*", "production")]
    [InlineData("Get-EcsClusterHeadroom -Cluster arn:aws:ecs:us-east-1:123456789012:cluster/staging", "staging")]
    [InlineData("[pscustomobject]@{ ClusterName = 'staging' } | Get-EcsClusterHeadroom", "staging")]
    [InlineData("[pscustomobject]@{ ClusterArn = 'arn:aws:ecs:us-east-1:123456789012:cluster/production' } | Get-EcsClusterHeadroom", "production")]
    [InlineData("[pscustomobject]@{ Cluster = 'production' } | Get-EcsClusterHeadroom", "production")]
    public async Task A_cluster_is_named_by_name_wildcard_or_ARN_also_from_the_pipeline(string script, string cluster)
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run(script);
        Assert.Empty(outcome.Errors);
        Assert.Equal([cluster], outcome.Values("Cluster"));
    }

    [Fact]
    public async Task A_wildcard_that_matches_nothing_is_a_warning()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Get-EcsAutoscalePlan x*");
        Assert.Empty(outcome.Output);
        Assert.Contains("No cluster", Assert.Single(outcome.Warnings), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_definition_named_clusters_are_read_and_wildcards_ask_AWS()
    {
        await using var sample = await SampleSession.StartAsync();
        System.IO.File.Delete(System.IO.Path.Combine(sample.Engine.Folder, "clusters.yml"));
        Assert.Equal(["staging"], sample.Run("Get-EcsClusterHeadroom staging").Values("Cluster"));
        Assert.Equal(["production", "staging"], sample.Run("Get-EcsClusterHeadroom *").Values("Cluster"));
    }

    [Fact]
    public async Task A_services_long_ARN_names_its_cluster_also_without_a_definition()
    {
        await using var sample = await SampleSession.StartAsync();
        System.IO.File.Delete(System.IO.Path.Combine(sample.Engine.Folder, "clusters.yml"));
        var arns = "arn:aws:ecs:us-east-1:123456789012:service/production/web, arn:aws:ecs:us-east-1:123456789012:service/staging/web-staging";
        var outcome = sample.Run($"Set-EcsServiceScale -Service {arns} -Increment 1 -PassThru -WhatIf");
        Assert.Empty(outcome.Errors);
        Assert.Equal(["production", "staging"], outcome.Values("Cluster"));
    }

    [Fact]
    public async Task An_instance_pipes_into_the_scale_down_test()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("(Get-EcsClusterHeadroom staging).Instances | Test-EcsScaleDown -Cluster staging -Quiet");
        Assert.Empty(outcome.Errors);
        Assert.Equal(4, outcome.Output.Count);
        Assert.Contains(outcome.Output, one => true.Equals(one.BaseObject));
        Assert.Equal(2, sample.Sandbox.Requests.Count("DescribeClusters"));
    }

    [Fact]
    public async Task The_best_candidate_is_judged_where_no_instance_is_named()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Test-EcsScaleDown staging; Test-EcsScaleDown staging -Quiet; Test-EcsScaleDown staging -All");
        Assert.Equal(6, outcome.Output.Count);
        Assert.Equal(true, outcome.Output[0].Properties["CanScaleDown"].Value);
        Assert.Equal(true, outcome.Output[1].BaseObject);
    }

    [Fact]
    public async Task A_plan_pipes_into_a_run_although_it_has_a_property_Cluster()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("$p = Get-EcsAutoscalePlan production; $p | Invoke-EcsAutoscale -WhatIf | ForEach-Object { [object]::ReferenceEquals($_.Plan, $p) }");
        Assert.Empty(outcome.Errors);
        Assert.Equal([true], System.Linq.Enumerable.Select(outcome.Output, one => one.BaseObject));
    }

    [Fact]
    public async Task Headroom_counts_sizes_and_task_definitions()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("(Get-EcsClusterHeadroom production -Cpu 384 -Memory 100).Fits[0].Count; (Get-EcsClusterHeadroom production -TaskDefinition web).Fits[0].Cpu");
        Assert.Equal([3, 512L], System.Linq.Enumerable.Select(outcome.Output, one => one.BaseObject));
    }

    [Fact]
    public async Task A_disabled_cluster_is_shown_as_skipped_and_not_read()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Get-EcsAutoscalePlan retired; Invoke-EcsAutoscale retired");
        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal(true, outcome.Output[0].Properties["IsSkipped"].Value);
        Assert.Empty(sample.Sandbox.Requests.All);
    }
}
