using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using EcsAutoscale.Adapters.Aws.Json;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>The members of one structure of a Query answer. A member that is absent is null; one that cannot be read is an error that names it.</summary>
internal sealed class XmlMembers(XElement element)
{
    /// <summary>A structure without members.</summary>
    public static XmlMembers None { get; } = new(new XElement("None"));

    /// <summary>A text; an empty element is an empty text.</summary>
    public string? Text(string name) => Child(name)?.Value;

    /// <summary>A whole number.</summary>
    public int? Integer(string name) =>
        Value(name, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null as int?);

    /// <summary>A number.</summary>
    public double? Number(string name) => Value(name, ParseNumber);

    /// <summary>A truth value.</summary>
    public bool? Flag(string name) => Value(name, text => bool.TryParse(text, out var value) ? value : null as bool?);

    /// <summary>A point in time.</summary>
    public DateTimeOffset? Time(string name) => Value(name, ParseTime);

    /// <summary>A structure; null also where it is there without a member.</summary>
    public XmlMembers? Structure(string name) => Child(name) is { HasElements: true } child ? new XmlMembers(child) : null;

    /// <summary>A structure, read.</summary>
    public T? Structure<T>(string name, Func<XmlMembers, T> read)
        where T : class =>
        Structure(name) is { } structure ? read(structure) : null;

    /// <summary>A list of structures; null where the list itself is absent.</summary>
    public IReadOnlyList<T>? List<T>(string name, Func<XmlMembers, T> read) => Members(name)?.Select(member => read(new XmlMembers(member))).ToList();

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? TextList(string name) => Members(name)?.Select(member => member.Value).ToList();

    /// <summary>A list of numbers.</summary>
    public IReadOnlyList<double>? NumberList(string name) => Members(name)?.Select(member => Read(name, member.Value, ParseNumber)).ToList();

    /// <summary>A list of points in time.</summary>
    public IReadOnlyList<DateTimeOffset>? TimeList(string name) => Members(name)?.Select(member => Read(name, member.Value, ParseTime)).ToList();

    private static double? ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static DateTimeOffset? ParseTime(string text) => AwsTimestampConverter.TryIso(text, out var value) ? value : null;

    private IEnumerable<XElement>? Members(string name) => Child(name)?.Elements().Where(element => element.Name.LocalName == "member");

    private T? Value<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        var text = Child(name)?.Value;
        return string.IsNullOrEmpty(text) ? null : Read(name, text!, parse);
    }

    private T Read<T>(string name, string text, Func<string, T?> parse)
        where T : struct =>
        parse(text) ?? throw new UnreadableAnswerException($"{element.Name.LocalName}/{name} is not a {typeof(T).Name}.");

    private XElement? Child(string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
