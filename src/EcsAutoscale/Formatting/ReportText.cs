using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation.Host;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Formatting;

/// <summary>Plans and results as an operator reads them. Called by the views in EcsAutoscale.Format.ps1xml.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReportText
{
    private const int Widest = 120;
    private const int Narrowest = 60;
    private const int NarrowestCell = 20;

    /// <summary>The width of a report: the host's, within bounds.</summary>
    public static int WidthOf(PSHost host)
    {
        try
        {
            var width = (host ?? throw new ArgumentNullException(nameof(host))).UI?.RawUI?.BufferSize.Width ?? Widest;
            return Math.Max(Narrowest, Math.Min(Widest, width > 0 ? width - 1 : Widest));
        }
        catch (HostException)
        {
            return Widest;
        }
    }

    /// <summary>A plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="width">How many columns there are.</param>
    public static string OfPlan(AutoscalePlan plan, int width)
    {
        _ = plan ?? throw new ArgumentNullException(nameof(plan));
        return Join([
            .. Header(plan, "observed " + Moment(plan.ObservedAt), width),
            .. PlanSections.Actions(plan.Actions, width),
            .. PlanSections.Verdicts(plan, width)]);
    }

    /// <summary>A result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="width">How many columns there are.</param>
    public static string OfResult(AutoscaleResult result, int width)
    {
        _ = result ?? throw new ArgumentNullException(nameof(result));
        return Join([
            .. Header(result.Plan, Moment(result.ObservedAt), width),
            .. Row.Wrap(Summary(result), width - 2).Select(line => "  " + line),
            .. PlanSections.Actions(result.Actions, width),
            .. PlanSections.Verdicts(result.Plan, width)]);
    }

    /// <summary>The last cell of a table's row, broken between words: the engine's own tables break within them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="host">The host, whose width counts.</param>
    /// <param name="used">How many columns the other cells and the gaps take.</param>
    public static string Cell(string text, PSHost host, int used) =>
        string.Join("\n", Row.Wrap(text ?? throw new ArgumentNullException(nameof(text)), Math.Max(NarrowestCell, WidthOf(host) - used)));

    /// <summary>A time span, short: <c>3 ms</c>, <c>1.2 s</c>, <c>2.5 min</c>.</summary>
    public static string InWords(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => string.Format(CultureInfo.InvariantCulture, "{0:0} ms", span.TotalMilliseconds),
        { TotalMinutes: < 1 } => string.Format(CultureInfo.InvariantCulture, "{0:0.0} s", span.TotalSeconds),
        _ => string.Format(CultureInfo.InvariantCulture, "{0:0.0} min", span.TotalMinutes),
    };

    /// <summary>How much is free, in percent of what there is: <c>1152 / 6144 (19 %)</c>.</summary>
    public static string Share(long free, long registered) => registered <= 0
        ? string.Format(CultureInfo.InvariantCulture, "{0} / {1}", free, registered)
        : string.Format(CultureInfo.InvariantCulture, "{0} / {1} ({2:0} %)", free, registered, 100.0 * free / registered);

    private static IEnumerable<string> Header(AutoscalePlan plan, string when, int width)
    {
        var head = $"{plan.Cluster}: {plan.Explanation}";
        if (head.Length + 2 + when.Length <= width) return [head.PadRight(width - when.Length) + when];
        return Row.Wrap(head, width).Append("  " + when);
    }

    private static string Summary(AutoscaleResult result)
    {
        var counts = result.Actions
            .GroupBy(action => action.Status)
            .OrderBy(group => group.Key)
            .Select(group => string.Format(CultureInfo.InvariantCulture, "{0} {1}", group.Count(), group.Key.ToString().ToLowerInvariant()))
            .ToList();
        return string.Format(
            CultureInfo.InvariantCulture, "{0}; read in {1}, decided in {2}, acted in {3}, {4} requests",
            counts.Count == 0 ? "no actions" : string.Join(", ", counts), InWords(result.Reading), InWords(result.Deciding), InWords(result.Acting), result.Calls.Values.Sum());
    }

    private static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> lines) => string.Join("\n", lines.Select(line => line.TrimEnd()));
}
