namespace EcsAutoscale.Core.Definitions;

/// <summary>A window of time that comes again and again, and a service's bounds in it. At least one of the bounds is given.</summary>
public sealed record ScheduleWindow
{
    /// <summary>When it begins: a cron expression of five fields.</summary>
    public required string Start { get; init; }

    /// <summary>When it ends: a cron expression of five fields.</summary>
    public required string End { get; init; }

    /// <summary>The time zone that both are meant in, by its IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The fewest tasks in the window, in place of the service's own; at least 0. Null leaves the service's own.</summary>
    public int? Min { get; init; }

    /// <summary>The most tasks in the window, in place of the service's own; at least 0. Null leaves the service's own.</summary>
    public int? Max { get; init; }

    /// <summary>How it is called in explanations: when it begins, and where.</summary>
    public string Label => $"{Start} {TimeZone}";
}
