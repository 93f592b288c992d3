using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions;

/// <summary>Reads a clusters.yml, or a folder of <c>cluster.yml</c> files.</summary>
internal static class DefinitionReader
{
    private static readonly string[] Extensions = [".yml", ".yaml"];

    /// <summary>Reads a definition. Problems are in the result; nothing is thrown for them.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="environment">Answers environment variables: name to value, or null where unset.</param>
    public static DefinitionSet Read(string path, Func<string, string?> environment)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        if (environment is null) throw new ArgumentNullException(nameof(environment));
        var scope = new Scope(new ProblemSink(), new SecretCollector(), path);
        if (path.Trim().Length == 0 || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0) scope.Error(0, 0, "this is no path: name a file or a folder");
        if (scope.Problems.All.Count > 0) return new DefinitionSet { Path = path, Problems = scope.Problems.All };
        var found = Directory.Exists(path)
            ? [.. Files(path, scope).SelectMany(file => DefinitionFile.Read(file, inFolder: true, environment, scope))]
            : DefinitionFile.Read(path, inFolder: false, environment, scope);
        ReportDoubles(found, scope);
        return new DefinitionSet
        {
            Path = path,
            Clusters = [.. found.Where(cluster => !scope.Problems.HasErrors(cluster.File, cluster.Definition.Name)).Select(cluster => cluster.Definition)],
            Problems = scope.Problems.All,
            Redactor = scope.Secrets.Redactor(),
        };
    }

    private static List<string> Files(string folder, Scope scope)
    {
        try
        {
            var files = Directory.EnumerateFiles(folder)
                .Where(file => Extensions.Contains(Path.GetExtension(file)) && !Path.GetFileName(file).StartsWith(".", StringComparison.Ordinal))
                .OrderBy(file => file, StringComparer.Ordinal)
                .ToList();
            if (files.Count == 0) scope.Error(0, 0, "the folder holds no .yml file: put a <cluster>.yml into it, or name a file");
            return files;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SecurityException)
        {
            scope.Error(0, 0, "the folder cannot be read: " + (problem is IOException ? problem.Message : "access to it is denied"));
            return [];
        }
    }

    private static void ReportDoubles(IReadOnlyList<FoundCluster> found, Scope scope)
    {
        foreach (var same in found.GroupBy(cluster => cluster.Definition.Name, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var cluster in same.Skip(1))
            {
                var here = scope with { File = cluster.File, Cluster = same.Key };
                here.Error(cluster.Line, cluster.Column, $"the cluster is defined twice: first in {Path.GetFileName(first.File)}, line {first.Line}");
            }
        }
    }
}
