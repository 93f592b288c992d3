using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Recording, replaying and what-if values.</summary>
public sealed class SnapshotTests
{
    private const string Decision = " | ForEach-Object Actions | ForEach-Object { \"$($_.Kind) $($_.Target) $($_.Before) $($_.After) $($_.Explanation)\" }";

    [Fact]
    public async Task A_decision_on_a_recorded_file_is_the_live_one_and_asks_nobody()
    {
        await using var sample = await SampleSession.StartAsync();
        var live = sample.Run("Get-EcsAutoscalePlan" + Decision);
        var file = Assert.Single(sample.Run("Export-EcsClusterSnapshot -Cluster production, staging -OutFile ./all.json").Output);
        Assert.EndsWith("all.json", $"{file.Properties["FullName"].Value}", StringComparison.Ordinal);
        sample.Sandbox.Requests.Clear();
        var replayed = sample.Run("Get-EcsAutoscalePlan -Cluster prod*, staging -Snapshot ./all.json" + Decision);
        Assert.Equal(3, live.Output.Count);
        Assert.Equal(live.Output.Select(one => $"{one}"), replayed.Output.Select(one => $"{one}"));
        Assert.Empty(sample.Sandbox.Requests.All);
    }

    [Fact]
    public async Task A_cluster_that_the_file_does_not_hold_is_an_error_that_names_those_it_holds()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json");
        var outcome = sample.Run("Get-EcsAutoscalePlan production -Snapshot ./s.json");
        Assert.Equal(["ClusterNotFound"], outcome.ErrorIds);
        Assert.Contains("It holds: staging", outcome.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ worker = @{ queue_length = 500 } }", 4)]
    [InlineData("@{ WORKER = @{ Queue_Length = 3 } }", 2)]
    [InlineData("([ordered]@{ worker = @{ queue_length = { 250 + 250 } } })", 4)]
    public async Task What_if_values_stand_in_place_of_the_sources(string metric, int count)
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run($"(Get-EcsAutoscalePlan production -Metric {metric}).Services[0]");
        Assert.Empty(outcome.Errors);
        Assert.Equal([count], outcome.Values("RecommendedCount"));
        Assert.DoesNotContain(sample.Sandbox.Requests.All, request => request.Service == "rabbitmq");
    }

    [Fact]
    public async Task A_script_block_is_run_once()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("$script:runs = 0; $null = Get-EcsAutoscalePlan -Metric @{ worker = @{ queue_length = { $script:runs++; 7 } } }; $script:runs");
        Assert.Equal([1], outcome.Output.Select(one => one.BaseObject));
    }

    [Fact]
    public async Task A_value_for_nothing_is_a_warning()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Get-EcsAutoscalePlan production -Metric @{ wroker = @{ a = 1 }; worker = @{ lenght = 1 } }");
        Assert.Equal(2, outcome.Warnings.Count);
    }

    [Fact]
    public async Task A_file_is_overwritten_only_by_force_and_not_under_what_if()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Empty(sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json -WhatIf").Output);
        Assert.False(System.IO.File.Exists(System.IO.Path.Combine(sample.Engine.Folder, "s.json")));
        Assert.Single(sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json").Output);
        Assert.Single(sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json -Force").Output);
    }
}
