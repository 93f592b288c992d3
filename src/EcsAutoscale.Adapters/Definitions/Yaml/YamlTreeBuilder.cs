using System;
using System.Collections.Generic;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>Makes a tree of a parser's events: variables expanded, aliases followed, merge keys merged, all of it bounded.</summary>
internal sealed class YamlTreeBuilder(IParser parser, VariableMarks marks)
{
    /// <summary>The most nodes of a tree, each alias counted as all that it stands for: aliases of aliases grow without bound otherwise.</summary>
    public const int MostNodes = 50_000;

    /// <summary>The most nodes above one another.</summary>
    public const int MostLevels = 64;

    private const string TextTag = "tag:yaml.org,2002:str";

    private static readonly string[] PlainTags =
        [TextTag, .. new[] { "int", "float", "bool", "null", "seq", "map" }.Select(name => "tag:yaml.org,2002:" + name)];

    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);

    /// <summary>The only document's root; null where there is none.</summary>
    /// <exception cref="YamlTextException">There is a second document, or the tree is too large.</exception>
    public YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _)) return null;
        parser.Consume<DocumentStart>();
        var root = Node(1);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<StreamEnd>(out _)) return root;
        var second = parser.Current!.Start;
        throw new YamlTextException((int)second.Line, (int)second.Column, "a second document begins here ('---'): a file holds one");
    }

    private YamlNode Node(int level)
    {
        var at = parser.Current!.Start;
        if (level > MostLevels) throw TooLarge(at, $"nodes are nested more than {MostLevels} deep");
        if (parser.TryConsume<AnchorAlias>(out var alias)) return Bounded(Aliased(alias), at);
        if (parser.Current is not NodeEvent started) throw new YamlTextException((int)at.Line, (int)at.Column, "a key or a value is missing before this");
        var anchor = started.Anchor.IsEmpty ? null : marks.Unmark(started.Anchor.Value);
        if (anchor is not null) _anchors[anchor] = null;
        YamlNode node = started switch
        {
            MappingStart => Mapping(level),
            SequenceStart => Sequence(level),
            _ => Scalar(),
        };
        if (anchor is not null) _anchors[anchor] = node;
        return Bounded(node, at);
    }

    private YamlNode Aliased(AnchorAlias alias)
    {
        var name = marks.Unmark(alias.Value.Value);
        if (_anchors.TryGetValue(name, out var node) && node is not null) return node;
        var message = _anchors.ContainsKey(name)
            ? $"the alias *{name} stands inside the node that it names"
            : $"the alias *{name} names nothing: put &{name} before the node that is meant, further up";
        return Broken(alias.Start, message);
    }

    private SequenceNode Sequence(int level)
    {
        var at = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(level + 1));
        return new SequenceNode((int)at.Start.Line, (int)at.Start.Column, items) { Faults = TagFaults(at) };
    }

    private MappingNode Mapping(int level)
    {
        var at = parser.Consume<MappingStart>();
        var entries = new MappingEntries();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            entries.Add(key, Node(level + 1));
        }

        entries.Merge();
        return new MappingNode((int)at.Start.Line, (int)at.Start.Column, entries.All) { Faults = [.. TagFaults(at), .. entries.Faults] };
    }

    private ScalarNode Scalar()
    {
        var read = parser.Consume<Scalar>();
        var (line, column) = ((int)read.Start.Line, (int)read.Start.Column);
        var quote = read.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        var asWritten = read.Start.Line == read.End.Line && read.End.Column - read.Start.Column == read.Value.Length + (2 * quote);
        var pieces = marks.Expand(read.Value);
        return new ScalarNode(line, column, pieces)
        {
            IsPlain = read.Style == ScalarStyle.Plain && !IsText(read.Tag),
            TextColumn = asWritten && pieces.All(piece => piece.Variable is null) ? column + quote : null,
            Faults = [.. TagFaults(read), .. marks.Check(line, column, read.Value)],
        };
    }

    private static bool IsText(TagName tag) => !tag.IsEmpty && tag.Value == TextTag;

    private static IReadOnlyList<YamlFault> TagFaults(NodeEvent node)
    {
        var tag = node.Tag;
        if (tag.IsEmpty || tag.IsNonSpecific || PlainTags.Contains(tag.Value)) return [];
        return [new YamlFault((int)node.Start.Line, (int)node.Start.Column, $"the tag {tag.Value} means nothing here: take it out")];
    }

    private static ScalarNode Broken(Mark at, string message) =>
        new((int)at.Line, (int)at.Column, []) { Faults = [new YamlFault((int)at.Line, (int)at.Column, message)] };

    private static YamlNode Bounded(YamlNode node, Mark at)
    {
        if (node.Size > MostNodes) throw TooLarge(at, $"there are more than {MostNodes} values up to here, those behind aliases counted each time");
        return node.Height > MostLevels ? throw TooLarge(at, $"nodes are nested more than {MostLevels} deep") : node;
    }

    private static YamlTextException TooLarge(Mark at, string message) => new((int)at.Line, (int)at.Column, message);
}
