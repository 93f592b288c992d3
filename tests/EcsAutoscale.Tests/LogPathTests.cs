using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>-LogPath: a line of JSON for each action and each verdict that has changed.</summary>
public sealed class LogPathTests
{
    [Fact]
    public async Task Actions_and_verdicts_are_logged_and_verdicts_only_when_they_change()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Invoke-EcsAutoscale production, staging -LogPath decisions.jsonl");
        var first = Read(sample);
        Assert.Equal(["ScaleOut Applied", "SetDesiredCount Applied", "DrainInstance Applied"], first.Where(IsAction).Select(line => $"{Text(line, "action")} {Text(line, "status")}"));
        Assert.Contains(first, line => !IsAction(line) && Text(line, "name") == "worker" && Text(line, "decision") == "2 to 4");
        Assert.Single(first.Select(line => Text(line, "run")).Distinct());
        sample.Run("Invoke-EcsAutoscale production, staging -LogPath decisions.jsonl");
        var settled = Read(sample).Count;
        sample.Run("Invoke-EcsAutoscale staging -LogPath decisions.jsonl");
        Assert.Equal(settled, Read(sample).Count);
        Assert.Contains(Read(sample).Skip(first.Count), line => Text(line, "kind") == "verdict" && Text(line, "of") == "instance" && Text(line, "reasonBefore") == "EveryTaskHasAPlace");
    }

    [Fact]
    public async Task With_WhatIf_the_lines_say_so_and_actions_are_planned()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Invoke-EcsAutoscale production -WhatIf -LogPath decisions.jsonl");
        Assert.All(Read(sample), line => Assert.True(line.GetProperty("whatIf").GetBoolean()));
        Assert.Equal(["Planned", "Planned"], Read(sample).Where(IsAction).Select(line => Text(line, "status")));
        Assert.Empty(sample.Changes);
    }

    [Fact]
    public async Task Nothing_secret_is_in_it()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Sandbox.Faults.Inject("UpdateService", Sandbox.Faults.Fault.Error("ClientException", $"no {SampleSession.Secret} here"), int.MaxValue);
        sample.Run("Invoke-EcsAutoscale production -LogPath decisions.jsonl");
        Assert.Contains(Read(sample), line => IsAction(line) && Text(line, "status") == "Failed");
        Assert.DoesNotContain(SampleSession.Secret, File.ReadAllText(Log(sample)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_a_warning_at_once_and_an_error_at_the_end_and_stops_nothing()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Invoke-EcsAutoscale production -LogPath no/such/folder/decisions.jsonl");
        Assert.Single(outcome.Warnings, warning => warning.Contains("cannot be written", StringComparison.Ordinal) && warning.EndsWith("The run goes on without it.", StringComparison.Ordinal));
        Assert.Equal(["LogFile"], outcome.ErrorIds);
        Assert.Equal([true], outcome.Values("Succeeded"));
        Assert.Equal(["SetDesiredCapacity", "UpdateService"], sample.Changes);
    }

    [Fact]
    public async Task Even_where_errors_end_the_script_all_is_done_before()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("$ErrorActionPreference = 'Stop'; Invoke-EcsAutoscale production, staging -LogPath no/such/folder/decisions.jsonl");
        Assert.Equal(["SetDesiredCapacity", "UpdateService", "PutAttributes", "UpdateContainerInstancesState"], sample.Changes);
    }

    [Fact]
    public async Task What_a_waiting_run_does_later_is_logged_too()
    {
        await using var sample = await SampleSession.StartAsync(60);
        sample.Run("Invoke-EcsAutoscale staging -Wait -LogPath decisions.jsonl");
        Assert.Equal(["DrainInstance", "TerminateInstance"], Read(sample).Where(IsAction).Select(line => Text(line, "action")));
        var times = Read(sample).Where(IsAction).Select(line => line.GetProperty("observedAt").GetDateTimeOffset()).ToArray();
        Assert.True(times[1] > times[0]);
    }

    private static string Log(SampleSession sample) => Path.Combine(sample.Engine.Folder, "decisions.jsonl");

    private static List<JsonElement> Read(SampleSession sample) => [.. File.ReadAllLines(Log(sample)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static bool IsAction(JsonElement line) => Text(line, "kind") == "action";

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
