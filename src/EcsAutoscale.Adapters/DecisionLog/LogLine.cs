using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.DecisionLog;

/// <summary>Writes the lines of the log: one JSON object each, in UTF-8 without a byte order mark, ended by a line feed.</summary>
internal static class LogLine
{
    public const string Kind = "kind";
    public const string Verdict = "verdict";
    public const string Cluster = "cluster";
    public const string Of = "of";
    public const string Name = "name";
    public const string Decision = "decision";
    public const string Reason = "reason";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an action.</summary>
    public static void WriteAction(Stream lines, LogRun run, DateTimeOffset observedAt, ScalingAction action) => Write(lines, run, "action", action.Cluster, observedAt, json =>
    {
        json.WriteString("action", $"{action.Kind}");
        json.WriteString("target", action.Target);
        json.WriteString("group", action.Group);
        json.WriteString("before", action.Before);
        json.WriteString("after", action.After);
        json.WriteString("status", $"{action.Status}");
        json.WriteString(Reason, $"{action.Reason}");
        json.WriteString("explanation", action.Explanation);
        json.WriteStartObject("evidence");
        foreach (var pair in action.Evidence.OrderBy(pair => pair.Key, StringComparer.Ordinal)) WriteNumber(json, pair.Key, pair.Value);
        json.WriteEndObject();
        json.WriteString("error", action.Error);
        json.WriteString("warning", action.Warning);
    });

    /// <summary>Writes a verdict that is another than before.</summary>
    public static void WriteVerdict(Stream lines, LogRun run, DateTimeOffset observedAt, LoggedVerdict verdict, VerdictState? before) =>
        Write(lines, run, Verdict, verdict.Subject.Cluster, observedAt, json =>
        {
            json.WriteString(Of, verdict.Subject.Of);
            json.WriteString(Name, verdict.Subject.Name);
            json.WriteString(Decision, verdict.State.Decision);
            json.WriteString(Reason, verdict.State.Reason);
            json.WriteString("explanation", verdict.Explanation);
            json.WriteString("decisionBefore", before?.Decision);
            json.WriteString("reasonBefore", before?.Reason);
        });

    private static void Write(Stream lines, LogRun run, string kind, string cluster, DateTimeOffset observedAt, Action<Utf8JsonWriter> rest)
    {
        using (var json = new Utf8JsonWriter(lines, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", Time(run.Now));
            json.WriteString("run", run.Id);
            json.WriteString(Kind, kind);
            json.WriteBoolean("whatIf", run.IsWhatIf);
            json.WriteString(Cluster, cluster);
            json.WriteString("observedAt", Time(observedAt));
            rest(json);
            json.WriteEndObject();
        }

        lines.WriteByte((byte)'\n');
    }

    // JSON has no NaN and no infinity.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        else json.WriteNumber(name, value);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
