using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using EcsAutoscale.Core.Planning;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Logging;

/// <summary>The log of decisions: lines of JSON that several runs append, and that remember what was said last.</summary>
public sealed class DecisionLogTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 10, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("log-").FullName;

    private string File => Path.Combine(_folder, "decisions.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_action_is_one_line_with_all_that_it_says()
    {
        Gateway.LogAction(File, Run("r1"), At, Action("asg") with { Status = ScalingActionStatus.Failed, Error = "line one\nline two", Evidence = new Dictionary<string, double> { ["missing"] = 2, ["odd"] = double.NaN } });
        var line = Assert.Single(Lines());
        Assert.Equal(
            ("action", "production", "ScaleOut", "asg", "2", "4", "Failed", "DemandDoesNotFit", "why \"so\"", "line one\nline two", "r1"),
            (Text(line, "kind"), Text(line, "cluster"), Text(line, "action"), Text(line, "target"), Text(line, "before"), Text(line, "after"), Text(line, "status"), Text(line, "reason"), Text(line, "explanation"), Text(line, "error"), Text(line, "run")));
        Assert.Equal(("2026-11-24T00:10:00.000Z", "2026-11-24T00:11:00.000Z", false), (Text(line, "observedAt"), Text(line, "time"), line.GetProperty("whatIf").GetBoolean()));
        Assert.Equal((2.0, "NaN"), (line.GetProperty("evidence").GetProperty("missing").GetDouble(), Text(line.GetProperty("evidence"), "odd")));
        var bytes = System.IO.File.ReadAllBytes(File);
        Assert.Equal(((byte)'{', (byte)'\n'), (bytes[0], bytes[^1]));
    }

    [Fact]
    public void A_verdict_is_told_when_it_is_another_than_before_whoever_told_that()
    {
        Gateway.LogVerdicts(File, Run("r1"), Plan(Reason.NothingToDo, 2, "7 s ago"));
        Assert.Equal(3, Lines().Count);
        Gateway.LogVerdicts(File, Run("r2"), Plan(Reason.NothingToDo, 2, "9 s ago"));
        Assert.Equal(3, Lines().Count);
        Gateway.LogVerdicts(File, Run("r3"), Plan(Reason.DemandDoesNotFit, 4, "2 tasks"));
        var line = Lines()[3];
        Assert.Equal(("group", "asg", "2 to 4", "DemandDoesNotFit", "keeps 2", "NothingToDo", "r3"), (Text(line, "of"), Text(line, "name"), Text(line, "decision"), Text(line, "reason"), Text(line, "decisionBefore"), Text(line, "reasonBefore"), Text(line, "run")));
        Assert.Equal(4, Lines().Count);
    }

    [Fact]
    public void The_same_name_in_another_cluster_is_another()
    {
        Gateway.LogVerdicts(File, Run("r1"), Plan(Reason.NothingToDo, 2, "x"));
        Gateway.LogVerdicts(File, Run("r1"), Plan(Reason.NothingToDo, 2, "x") with { Cluster = "staging" });
        Assert.Equal(6, Lines().Count);
    }

    [Theory]
    [InlineData("{\"time\":\"2026-11-24T00:1")]
    [InlineData("something else wrote this")]
    [InlineData("[1, 2]\n\u0000\u0001\n{}\n{\"kind\":7}\nhalf")]
    public void A_torn_or_foreign_last_line_breaks_no_line_after_it_and_no_memory_before_it(string torn)
    {
        Gateway.LogVerdicts(File, Run("r1"), Plan(Reason.NothingToDo, 2, "x"));
        System.IO.File.AppendAllText(File, torn);
        Gateway.LogVerdicts(File, Run("r2"), Plan(Reason.NothingToDo, 2, "x"));
        Gateway.LogAction(File, Run("r2"), At, Action("asg"));
        var last = System.IO.File.ReadAllLines(File);
        Assert.Equal("action", Text(JsonDocument.Parse(last[^1]).RootElement, "kind"));
        Assert.Equal(torn.Split('\n')[^1], last[^2]);
        Assert.Equal(3, last.Count(line => line.Contains("\"kind\":\"verdict\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_memory_is_bounded_by_the_tail_and_a_verdict_out_of_it_is_told_again()
    {
        Gateway.LogVerdicts(File, Run("r1"), Plan(Reason.NothingToDo, 2, "x"));
        System.IO.File.AppendAllText(File, string.Concat(Enumerable.Repeat(new string('x', 1023) + "\n", 4096)));
        Gateway.LogVerdicts(File, Run("r2"), Plan(Reason.NothingToDo, 2, "x"));
        Assert.Equal(6, System.IO.File.ReadLines(File).Count(line => line.StartsWith('{')));
    }

    [Fact]
    public async Task Many_who_append_at_once_lose_and_tear_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var number = 0; number < 50; number++) Gateway.LogAction(File, Run($"r{writer}"), At, Action($"asg-{writer}-{number}"));
        })));
        var lines = Lines();
        Assert.Equal(400, lines.Count);
        Assert.Equal(400, lines.Select(line => Text(line, "target")).Distinct().Count());
    }

    [Fact]
    public void A_reader_that_holds_the_file_open_hinders_nobody()
    {
        Gateway.LogAction(File, Run("r1"), At, Action("one"));
        using var reader = new StreamReader(new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Gateway.LogAction(File, Run("r1"), At, Action("two"));
        Assert.Equal(2, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void What_cannot_be_written_is_an_error_that_names_the_file()
    {
        var path = Path.Combine(_folder, "no", "such", "folder", "log.jsonl");
        var error = Assert.Throws<GatewayException>(() => Gateway.ProbeLog(path));
        Assert.Equal(GatewayFailure.LogFile, error.Failure);
        Assert.StartsWith($"The log {path} cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probing_makes_an_empty_file()
    {
        Gateway.ProbeLog(File);
        Assert.Empty(System.IO.File.ReadAllBytes(File));
    }

    private static LogRun Run(string id) => new(id, false, At.AddMinutes(1));

    private static ScalingAction Action(string target) => new()
    {
        Kind = ScalingActionKind.ScaleOut,
        Cluster = "production",
        Target = target,
        Group = target,
        Before = "2",
        After = "4",
        Reason = Reason.DemandDoesNotFit,
        Explanation = "why \"so\"",
    };

    private static AutoscalePlan Plan(Reason reason, int recommended, string explanation) => new()
    {
        Cluster = "production",
        ObservedAt = At,
        Explanation = "",
        Services = [new ServiceVerdict { Cluster = "production", Service = "web", DesiredCount = 1, RecommendedCount = 1, Reason = Reason.NoEventMatched, Explanation = "" }],
        Groups = [new GroupVerdict { Cluster = "production", Group = "asg", DesiredCapacity = 2, RecommendedCapacity = recommended, Reason = reason, Explanation = explanation }],
        Instances = [new ScaleDownVerdict { Cluster = "production", InstanceId = "i-1", Reason = Reason.LastInstance, Explanation = "" }],
    };

    private List<JsonElement> Lines() => [.. System.IO.File.ReadAllLines(File, new UTF8Encoding(false, true)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
