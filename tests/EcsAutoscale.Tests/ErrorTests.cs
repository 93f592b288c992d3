using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Each error has its id, its target and advice, and stops nothing but its own cluster.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("Get-EcsAutoscalePlan -Path ./nowhere.yml", "DefinitionNotFound")]
    [InlineData("Test-EcsAutoscaleDefinition ./nowhere.yml", "DefinitionNotFound")]
    [InlineData("Get-EcsAutoscalePlan prodution", "UnknownCluster")]
    [InlineData("Get-EcsClusterHeadroom prodution", "UnknownCluster")]
    [InlineData("Set-EcsServiceScale production wroker -DesiredCount 3", "ServiceNotFound")]
    [InlineData("Set-EcsServiceScale production web -FromDefinition", "ServiceNotFound")]
    [InlineData("Set-EcsServiceScale -Service nowhere -DesiredCount 3", "ClusterNotNamed")]
    [InlineData("Test-EcsScaleDown staging -InstanceId i-nowhere", "InstanceNotFound")]
    [InlineData("Get-EcsClusterHeadroom staging -TaskDefinition nowhere", "TaskDefinitionNotFound")]
    [InlineData("Get-EcsAutoscalePlan production -Metric @{ worker = 5 }", "InvalidMetric")]
    [InlineData("Get-EcsAutoscalePlan production -Metric @{ worker = @{ queue_length = 'many' } }", "InvalidMetric")]
    [InlineData("Get-EcsAutoscalePlan production -Metric @{ worker = @{ queue_length = { throw 'no' } } }", "InvalidMetric")]
    [InlineData("Get-EcsAutoscalePlan production -Snapshot ./nowhere.json", "SnapshotFile")]
    [InlineData("Export-EcsClusterSnapshot production -OutFile ./clusters.yml", "FileExists")]
    [InlineData("Get-EcsAutoscalePlan production -EndpointUrl http://127.0.0.1:9/", "EndpointUnreachable")]
    public async Task An_error_has_a_stable_id_a_message_and_advice(string script, string id)
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run(script);
        var error = Assert.Single(outcome.Errors);
        Assert.Equal(id, outcome.ErrorIds[0]);
        Assert.NotEmpty(error.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Empty(sample.Changes);
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied, "AccessDenied")]
    [InlineData(FaultKind.Throttle, "Throttled")]
    [InlineData(FaultKind.MalformedBody, "AwsError")]
    public async Task What_AWS_refuses_for_good_is_one_error_with_the_cluster_as_its_target(FaultKind fault, string id)
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("ecs:DescribeServices", new Fault(fault), int.MaxValue);
        var outcome = sample.Run("Get-EcsAutoscalePlan production");
        Assert.Equal([id], outcome.ErrorIds);
        Assert.Equal("production", outcome.Errors[0].TargetObject);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task One_clusters_failure_never_stops_the_others()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Write("ghost.yml", "clusters: { ghost: {}, staging: { autoscale_group: staging-asg } }");
        var outcome = sample.Run("Invoke-EcsAutoscale -Path ./ghost.yml -WhatIf");
        Assert.Equal(["ClusterNotFound"], outcome.ErrorIds);
        Assert.Equal("ghost", outcome.Errors[0].TargetObject);
        Assert.Equal(["staging"], outcome.Values("Cluster"));
    }

    [Fact]
    public async Task Each_problem_of_a_definition_is_an_error_and_its_good_clusters_go_on()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Write("bad.yml", "clusters:\n  production: { min: 5, max: 2, colour: red }\n  staging: { autoscale_group: staging-asg }\n");
        var outcome = sample.Run("Get-EcsAutoscalePlan -Path ./bad.yml");
        Assert.Equal(["InvalidDefinition", "InvalidDefinition"], outcome.ErrorIds);
        Assert.All(outcome.Errors, error => Assert.Contains("bad.yml:2:", error.ToString(), StringComparison.Ordinal));
        Assert.Equal(["staging"], outcome.Values("Cluster"));
        Assert.Empty(sample.Run("Get-EcsAutoscalePlan staging -Path ./bad.yml").Errors);
        Assert.Equal(["InvalidDefinition", "InvalidDefinition"], sample.Run("Get-EcsAutoscalePlan production -Path ./bad.yml").ErrorIds);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("clusters: [", 1)]
    [InlineData("clusters:\n  a: { cpu_buffer: lots }\n  b: { max: -1 }", 2)]
    [InlineData("clusters:\n  a: { autoscale_group: '%(NOBODY_SETS_THIS)' }", 1)]
    public async Task Problems_are_output_of_the_definition_test_with_their_place(string text, int errors)
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Write("bad.yml", text);
        var outcome = sample.Run("Test-EcsAutoscaleDefinition ./bad.yml | Where-Object Severity -eq Error; Test-EcsAutoscaleDefinition ./bad.yml -Quiet");
        Assert.Empty(outcome.Errors);
        Assert.Equal(errors, outcome.Output.Count - 1);
        Assert.Equal(false, outcome.Output[^1].BaseObject);
    }

    [Fact]
    public async Task A_good_definition_has_no_problems()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Test-EcsAutoscaleDefinition; 'clusters.yml' | Test-EcsAutoscaleDefinition -Quiet");
        Assert.Equal([true], outcome.Output.Select(one => one.BaseObject));
    }

    [Fact]
    public async Task A_recorded_snapshot_cannot_be_changed()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Export-EcsClusterSnapshot production -OutFile ./p.json");
        Assert.Equal(["InvalidCombination"], sample.Run("Invoke-EcsAutoscale production -Snapshot ./p.json").ErrorIds);
        Assert.Empty(sample.Run("Invoke-EcsAutoscale production -Snapshot ./p.json -WhatIf").Errors);
    }

    [Fact]
    public async Task Secrets_are_in_no_stream_and_no_file()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("rabbitmq:*", Fault.AccessDenied, int.MaxValue);
        var outcome = sample.Run("Invoke-EcsAutoscale -WhatIf -Verbose -Debug; Export-EcsClusterSnapshot -OutFile ./all.json");
        var everything = outcome.AllText + string.Join('\n', sample.Engine.Show("Get-EcsAutoscalePlan"))
            + File.ReadAllText(Path.Combine(sample.Engine.Folder, "all.json"));
        Assert.Contains("MetricFailed", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleSession.Secret, everything, StringComparison.Ordinal);
    }
}
