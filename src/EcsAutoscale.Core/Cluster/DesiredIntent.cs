using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Core.Cluster;

/// <summary>
/// What we wrote on a group or a service before we changed its desired capacity or count: both values, so that whichever of them is found later is known
/// as ours, wherever the run ended. A value that is neither was set by another hand; once a run has seen that, it is noted beside them.
/// </summary>
/// <param name="Before">The value before our change; at least 0.</param>
/// <param name="After">The value that we set; at least 0.</param>
/// <param name="At">When we were about to.</param>
public sealed record DesiredIntent(int Before, int After, DateTimeOffset At)
{
    /// <summary>The key of the tag that holds it.</summary>
    public const string TagKey = "ecs-autoscale.desired";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const int LongestName = 100;

    private static readonly Regex Form = new(
        @"^(\d{1,9}) to (\d{1,9}) at (\S+Z)(?: then (\d{1,9}) at (\S+Z)(?: by (.+))?)?$", RegexOptions.CultureInvariant);

    /// <summary>The other hand that was noted; null where none was.</summary>
    public SeenHand? Seen { get; init; }

    /// <summary>Reads a tag's value; null where it is none of ours, or edited beyond recognition.</summary>
    public static DesiredIntent? Read(string? text)
    {
        var match = Form.Match(text ?? "");
        if (!match.Success || Time(match.Groups[3].Value) is not { } at) return null;
        var intent = new DesiredIntent(Number(match.Groups[1].Value), Number(match.Groups[2].Value), at);
        if (!match.Groups[4].Success) return intent;
        return Time(match.Groups[5].Value) is { } seen
            ? intent with { Seen = new SeenHand(Number(match.Groups[4].Value), seen, match.Groups[6].Success ? match.Groups[6].Value : null) }
            : null;
    }

    /// <summary>
    /// The tag's value, for example <c>2 to 4 at 2026-11-24T00:10:00Z then 7 at 2026-11-24T00:20:00Z by a scheduled action</c>: of letters, digits,
    /// spaces and <c>+ - = . _ : / @</c>, which is all that the tags of ECS may hold, and below 256 characters.
    /// </summary>
    public string Text()
    {
        var own = string.Format(CultureInfo.InvariantCulture, "{0} to {1} at {2}", Before, After, Text(At));
        if (Seen is null) return own;
        var by = Allowed(Seen.By ?? "");
        return string.Format(CultureInfo.InvariantCulture, "{0} then {1} at {2}{3}", own, Seen.Value, Text(Seen.At), by.Length == 0 ? "" : " by " + by);
    }

    /// <summary>A time as tags and sentences hold it: ISO 8601 in UTC, whole seconds.</summary>
    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static string Allowed(string name)
    {
        var clean = new string([.. name.Select(letter => letter < 128 && (char.IsLetterOrDigit(letter) || " +-=._:/@".IndexOf(letter) >= 0) ? letter : '_')]);
        return (clean.Length <= LongestName ? clean : clean.Substring(0, LongestName)).Trim();
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}

/// <summary>A value that somebody else set, as a run of ours noted it.</summary>
/// <param name="Value">The value; at least 0.</param>
/// <param name="At">When it was set, as far as that could be told; else when it was first seen.</param>
/// <param name="By">Who, in words; null where that could not be told.</param>
public sealed record SeenHand(int Value, DateTimeOffset At, string? By);
