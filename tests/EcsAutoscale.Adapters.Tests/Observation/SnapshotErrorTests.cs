using System;
using System.IO;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>A snapshot file that is wrong says where and what.</summary>
public sealed class SnapshotErrorTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{ \"version\": 1,\n  \"capturedAt\": oops }", "(2,17): the file: is no JSON.")]
    [InlineData("[]", "(1,1): the file: is a list; expected an object.")]
    [InlineData("{}", "(1,1): the file: \"version\" is missing.")]
    [InlineData("{ \"version\": 2 }", "(1,14): version: is 2; this version of EcsAutoscale reads version 1.")]
    [InlineData("{ \"version\": 1, \"capturedAt\": \"today\" }", "(1,31): capturedAt: is not a time; expected ISO 8601, for example 2026-11-23T21:00:00Z, or seconds since 1970.")]
    [InlineData("{ \"version\": 1, \"capturedAt\": 0,\n \"clusters\": 5 }", "(2,14): clusters: is a number; expected a list.")]
    [InlineData("{ \"version\": 1, \"capturedAt\": 0,\n \"clusters\": [ {} ] }", "(2,16): clusters[0]: \"cluster\" is missing.")]
    [InlineData("{ \"version\": 1, \"capturedAt\": 0, \"clusters\": [\n { \"cluster\": { \"clusterName\": \"é\" } } ] }", "(2,2): clusters[0]: \"containerInstances\" is missing.")]
    public void The_frame(string json, string expected) => Assert.Equal(expected, _folder.ErrorOf(json));

    [Theory]
    [InlineData("\"containerInstances\": [ {\n \"agentConnected\": \"often\" } ]", "(2,20): clusters[0].containerInstances[0].agentConnected: is not true or false.")]
    [InlineData("\"containerInstances\": [ { \"attributes\": [\n {}, { \"name\": 7 } ] } ]", "(2,16): clusters[0].containerInstances[0].attributes[1].name: is not a text.")]
    [InlineData("\"containerInstances\": [\n {} ]", "(2,2): clusters[0].containerInstances[0]: \"containerInstanceArn\" is missing.")]
    [InlineData("\"containerInstances\": [], \"tasks\": { \"tasks\": [\n { \"taskArn\": \"t\", \"cpu\": \"lots\" } ] }", "(2,27): clusters[0].tasks.tasks[0].cpu: 'lots' is no size; expected a number, or a number and vCPU.")]
    [InlineData("\"containerInstances\": { \"instances\": [] }", "clusters[0].containerInstances: is an object; expected a list, or the CLI's answer with \"containerInstances\" in it.")]
    [InlineData("\"containerInstances\": [], \"services\": [ {\n \"desiredCount\": 1.5, \"serviceName\": \"web\" } ]", "(2,18): clusters[0].services[0].desiredCount: is not a whole number.")]
    [InlineData("\"containerInstances\": [], \"services\": [ \"web\" ]", "clusters[0].services[0]: is a text; expected an object.")]
    [InlineData("\"containerInstances\": [], \"metrics\": { \"my.web\": {\n \"m\": \"many\" } }", "(2,7): clusters[0].metrics['my.web'].m: is no number; expected a number, an object with Value and History, or null for a metric that could not be read.")]
    public void A_member(string members, string expected)
    {
        var json = "{ \"version\": 1, \"capturedAt\": 0, \"clusters\": [ { \"cluster\": { \"clusterName\": \"p\" }, " + members + " } ] }";
        Assert.EndsWith(expected, _folder.ErrorOf(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_error()
    {
        var error = Assert.Throws<GatewayException>(() => Gateway.ReadSnapshot(_folder.Path("missing.json")));
        Assert.Equal(GatewayFailure.SnapshotFile, error.Failure);
        Assert.Contains("missing.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_file_cannot_be_written_nothing_is_left_behind()
    {
        Directory.CreateDirectory(_folder.Path("taken"));
        var error = Assert.Throws<GatewayException>(() => Gateway.WriteSnapshot(_folder.Path("taken"), []));
        Assert.Equal(GatewayFailure.SnapshotFile, error.Failure);
        Assert.Empty(_folder.Files);
    }
}
