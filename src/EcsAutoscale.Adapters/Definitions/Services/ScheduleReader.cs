using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Adapters.Schedules;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>Reads <c>schedule</c>.</summary>
internal static class ScheduleReader
{
    private static readonly string[] Keys = ["start", "end", "time_zone", "min", "max"];

    /// <summary>Reads a service's windows, in the file's order.</summary>
    /// <param name="service">The service's keys.</param>
    /// <param name="min">Its own minimum.</param>
    /// <param name="max">Its own maximum.</param>
    public static IReadOnlyList<ScheduleWindow> Read(Fields service, int min, int max) =>
    [
        .. service.Items("schedule").Select((item, index) => Window(item, service.In("schedule").At(index), min, max)).OfType<ScheduleWindow>(),
    ];

    private static ScheduleWindow? Window(YamlNode item, Scope scope, int min, int max)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields) return null;
        var (start, end) = (Cron(fields, "start", "begins"), Cron(fields, "end", "ends"));
        if (start is not null && start == end) fields.In("end").Error(fields.Raw("end")!, "the window ends when it begins: it is never open");
        var zone = Zone(fields);
        if (!fields.Has("min") && !fields.Has("max")) scope.Error(item, "the window changes nothing: give min, max or both");
        var (least, most) = (fields.Whole("min", 0), fields.Whole("max", 0));
        if (least > (most ?? max))
            fields.In("min").Error(fields.Raw("min")!, most is null ? $"min is greater than the service's max {max}: give a max here as well" : "min is greater than max");
        else if (least is null && most < min)
            fields.In("max").Error(fields.Raw("max")!, $"max is less than the service's min {min}: give a min here as well");
        return start is null || end is null ? null : new ScheduleWindow { Start = start, End = end, TimeZone = zone, Min = least, Max = most };
    }

    private static string? Cron(Fields fields, string key, string what)
    {
        if (fields.RequiredText(key, $"give when the window {what}, for example \"0 8 * * 1-5\"") is not string text) return null;
        text = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var scalar = fields.Single(key)!;
        var schedule = CronSchedule.TryParse(text, out var problem);
        if (schedule is null)
            fields.In(key).Error(scalar, $"{scalar.Shown()} is no cron expression of minute, hour, day, month and day of the week{(scalar.HasVariables ? "" : $": {problem}")}");
        else if (!schedule.Comes)
            fields.In(key).Error(scalar, $"{scalar.Shown()} never comes");
        return schedule is { Comes: true } ? text : null;
    }

    private static string Zone(Fields fields)
    {
        const string key = "time_zone";
        if (fields.Text(key) is not string name) return "UTC";
        if (TimeZones.Find(name) is null)
        {
            var scalar = fields.Single(key)!;
            fields.In(key).Error(scalar, $"this computer knows no time zone {scalar.Shown()}: {Hint(name)}");
        }

        return name;
    }

    private static string Hint(string name)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToList();
        var near = Suggestion.For(name, known);
        return near.StartsWith("did you mean", StringComparison.Ordinal) ? near : "give an IANA name such as Europe/Berlin, or UTC";
    }
}
