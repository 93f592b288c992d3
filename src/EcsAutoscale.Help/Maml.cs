using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace EcsAutoscale.Help;

/// <summary>The names of PowerShell's help format.</summary>
internal static class Maml
{
    public static readonly XName Items = XName.Get("helpItems", "http://msh");
    private static readonly XNamespace MamlSpace = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace CommandSpace = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace DevSpace = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The prefixes, as people know them.</summary>
    public static IEnumerable<XAttribute> Prefixes =>
    [
        new(XNamespace.Xmlns + "maml", MamlSpace.NamespaceName),
        new(XNamespace.Xmlns + "command", CommandSpace.NamespaceName),
        new(XNamespace.Xmlns + "dev", DevSpace.NamespaceName),
    ];

    public static XElement Text(string name, params object[] content) => new(MamlSpace + name, content);

    public static XElement Command(string name, params object[] content) => new(CommandSpace + name, content);

    public static XElement Dev(string name, params object[] content) => new(DevSpace + name, content);

    /// <summary>A description of paragraphs.</summary>
    public static XElement Description(params IEnumerable<string> paragraphs) =>
        Text("description", paragraphs.Where(paragraph => paragraph.Length > 0).Select(paragraph => Text("para", paragraph)).ToArray<object>());
}
