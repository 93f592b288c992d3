using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using EcsAutoscale.Adapters.Definitions.Clusters;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions;

/// <summary>A cluster, and where it is defined.</summary>
/// <param name="Definition">The cluster.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line of its name, from 1.</param>
/// <param name="Column">The column of its name, from 1.</param>
internal sealed record FoundCluster(ClusterDefinition Definition, string File, int Line, int Column);

/// <summary>Reads one file: many clusters under <c>clusters</c>, or one cluster's keys at the top, named like the file.</summary>
internal static class DefinitionFile
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 1024 * 1024;

    private const string ClustersKey = "clusters";
    private const string DefaultsKey = "defaults";
    private static readonly string[] Keys = [ClustersKey, DefaultsKey];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="inFolder">Whether it is one of a folder's files, so that what is wrong with it stops only the cluster of its name.</param>
    /// <param name="environment">Answers variables: name to value, or null where unset.</param>
    /// <param name="outside">Where problems and secrets go.</param>
    public static IReadOnlyList<FoundCluster> Read(string file, bool inFolder, Func<string, string?> environment, Scope outside)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var whole = outside with { File = file, Cluster = inFolder ? name : null };
        try
        {
            var root = YamlText.Read(Text(file), environment);
            if (root is null or ScalarNode { IsNull: true, IsBroken: false })
                whole.Error(0, 0, "the file is empty: write 'clusters:' and the clusters' names below it");
            else if (IsClusters(root, inFolder)) return Clusters((MappingNode)root, outside with { File = file });
            else if (root is MappingNode) return [Cluster(name, root, null, root, outside with { File = file, Cluster = name })];
            else if (root.IsBroken) whole.Report(root.Faults);
            else whole.Error(root, $"the file wants keys (clusters, defaults), not {root.Kind}");
        }
        catch (YamlTextException problem)
        {
            whole.Error(problem.Line, problem.Column, problem.Message);
        }
        catch (DecoderFallbackException)
        {
            whole.Error(0, 0, "the file is not UTF-8 text: save it as UTF-8");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            whole.Error(0, 0, $"the file cannot be read: {Cause(problem)}");
        }

        return [];
    }

    private static string Text(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[MostBytes + 1];
        var count = 0;
        for (var read = -1; read != 0 && count < bytes.Length; count += read) read = stream.Read(bytes, count, bytes.Length - count);
        if (count > MostBytes) throw new YamlTextException(0, 0, "the file is larger than 1 MiB: that is no definition");
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var reader = new StreamReader(new MemoryStream(bytes, 0, count), utf8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static string Cause(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException or SecurityException => "access to it is denied",
        _ => problem.Message,
    };

    // A file that stands alone and has neither form's keys is taken for many clusters, so that a slip in 'clusters' is reported as one.
    private static bool IsClusters(YamlNode root, bool inFolder) => root is MappingNode mapping
        && (mapping.Find(ClustersKey) is not null || (!inFolder && !mapping.Entries.Any(entry => ClusterReader.Keys.Contains(entry.Key.Text))));

    private static List<FoundCluster> Clusters(MappingNode root, Scope scope)
    {
        scope.Report(root.Faults);
        var known = Keys.Concat(root.Entries.Select(entry => entry.Key.Text).Where(key => key.StartsWith("x-", StringComparison.Ordinal)));
        var fields = Fields.Open(root, scope, [.. known])!;
        var found = new List<FoundCluster>();
        switch (fields.Required(ClustersKey, "write 'clusters:' and the clusters' names below it"))
        {
            case null:
                break;
            case MappingNode { Entries.Count: > 0 } clusters:
                foreach (var fault in clusters.Faults) (scope.In(ClustersKey) with { Cluster = fault.Key?.Text }).Report([fault]);
                found.AddRange(clusters.Entries.Select(entry => Cluster(entry.Key.Text, entry.Value, Defaults(fields), entry.Key, Of(entry, scope))));
                break;
            case var other:
                scope.In(ClustersKey).Error(other, $"wants cluster names as keys, not {(other is MappingNode ? "nothing" : other.Kind)}");
                break;
        }

        return found;
    }

    private static Scope Of(YamlEntry entry, Scope scope) => scope.In(ClustersKey).In(entry.Key.Written) with { Cluster = entry.Key.Text };

    private static MappingNode? Defaults(Fields fields)
    {
        if (fields.Value(DefaultsKey) is not YamlNode node) return null;
        if (node is not MappingNode) fields.In(DefaultsKey).Error(node, $"wants a cluster's keys, not {node.Kind}");
        return node as MappingNode;
    }

    private static FoundCluster Cluster(string name, YamlNode node, MappingNode? defaults, YamlNode at, Scope scope)
    {
        scope.Report(at is ScalarNode ? at.Faults : []);
        if (name.Trim().Length == 0) scope.Error(at, "a cluster needs a name");
        var inherited = InheritedDefaults.Over(node, defaults);
        return new FoundCluster(ClusterReader.Read(name, inherited, scope), scope.File, at.Line, at.Column);
    }
}
