using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace EcsAutoscale.Help;

/// <summary>An example of a cmdlet's use.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Code">The commands.</param>
/// <param name="Remarks">What comes of it.</param>
internal sealed record Example(string Title, string Code, string Remarks)
{
    /// <summary>The examples of a cmdlet, from the file of its name.</summary>
    public static IReadOnlyList<Example> Read(string folder, string cmdlet)
    {
        var file = Path.Combine(folder, cmdlet + ".xml");
        if (!File.Exists(file)) throw new HelpException($"{cmdlet} has no examples: '{file}' is missing.");
        return [.. XDocument.Load(file).Root!.Elements("example").Select(Of)];
    }

    private static Example Of(XElement element) => new(
        (string)element.Attribute("title")!, Lines((string)element.Element("code")!), string.Join(' ', Lines((string)element.Element("remarks")!).Split('\n')));

    private static string Lines(string text) => string.Join('\n', text.Trim().Split('\n').Select(line => line.Trim()));
}
