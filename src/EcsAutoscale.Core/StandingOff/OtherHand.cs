using System;
using System.Globalization;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.StandingOff;

/// <summary>Somebody else changed a desired capacity or a desired count since our last change.</summary>
/// <param name="Intent">What our tag says.</param>
/// <param name="Found">The value that was found.</param>
/// <param name="From">The value before it.</param>
/// <param name="At">When it was changed, as far as AWS tells; else when it was first seen.</param>
/// <param name="Who">Who did, in words; null where AWS does not tell.</param>
/// <param name="For">How long we stand off.</param>
/// <param name="Key">The definition's key that says so.</param>
public sealed record OtherHand(DesiredIntent Intent, int Found, int From, DateTimeOffset At, string? Who, TimeSpan For, string Key)
{
    /// <summary>When we take over again.</summary>
    public DateTimeOffset Until => At + For;

    /// <summary>Whether a run has noted it in the tag already.</summary>
    public bool IsNoted => Intent.Seen is { } seen && seen.Value == Found && seen.At == At;

    /// <summary>Whether we still stand off at a time.</summary>
    public bool HoldsAt(DateTimeOffset now) => now < Until;

    /// <summary>The tag with this noted.</summary>
    public DesiredIntent Noted => Intent with { Seen = new SeenHand(Found, At, Who) };

    /// <summary>Who, when, and from what to what.</summary>
    /// <param name="what">What was changed: <c>the desired capacity of asg</c>.</param>
    public string Told(string what) => string.Format(
        CultureInfo.InvariantCulture, "{0} changed {1} from {2} to {3} at {4}", Who ?? "somebody else", what, From, Found, DesiredIntent.Text(At));

    /// <summary>The same, and until when it is left alone, and the key to override.</summary>
    /// <param name="what">What was changed.</param>
    /// <param name="now">The time of the observation.</param>
    public string Sentence(string what, DateTimeOffset now) => string.Format(
        CultureInfo.InvariantCulture, "{0}; it is left alone until {1}, for another {2} (stand_off.{3})", Told(what), DesiredIntent.Text(Until), Durations.InWords(Until - now), Key);
}
