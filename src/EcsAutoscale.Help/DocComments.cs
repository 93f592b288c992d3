using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcsAutoscale.Help;

/// <summary>The doc comments of the assemblies in a folder, as plain text.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    /// <summary>Reads every documentation file of the folder.</summary>
    public DocComments(string folder) => _members = Directory.GetFiles(folder, "EcsAutoscale*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .GroupBy(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>A type's summary.</summary>
    public string SummaryOf(Type type) => Text("T:" + type.FullName, "summary") ?? throw new HelpException($"{type.FullName} has no summary.");

    /// <summary>A type's remarks, sentence after sentence; empty where there are none.</summary>
    public string RemarksOf(Type type) => Text("T:" + type.FullName, "remarks") ?? "";

    /// <summary>A property's summary, or that of the record parameter behind it.</summary>
    public string SummaryOf(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        return Text($"P:{owner.FullName}.{property.Name}", "summary")
            ?? Parameter("T:" + owner.FullName, property.Name)
            ?? throw new HelpException($"{owner.FullName}.{property.Name} has no summary.");
    }

    private string? Text(string member, string part) =>
        _members.TryGetValue(member, out var found) && found.Element(part) is { } element ? Plain(element) : null;

    private string? Parameter(string member, string name) =>
        _members.TryGetValue(member, out var found)
        && found.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == name) is { } element
            ? Plain(element)
            : null;

    private static string Plain(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => LastPart((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? ""),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => (string?)reference.Attribute("name") ?? "",
        XElement inner => Plain(inner),
        _ => "",
    };

    private static string LastPart(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
