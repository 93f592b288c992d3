using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EcsAutoscale.Adapters.Definitions;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

/// <summary>Definition files in a folder of their own, which goes when the test ends.</summary>
internal sealed class Written : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Folder { get; } = Directory.CreateTempSubdirectory("definitions-").FullName;

    public Written With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public Written File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(Folder, name), text);
        return this;
    }

    public DefinitionSet Read(string name = "") => DefinitionReader.Read(Path.Combine(Folder, name), _variables.GetValueOrDefault);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Reads a text as clusters.yml.</summary>
    public static DefinitionSet Text(string text, params (string Name, string Value)[] variables)
    {
        using var written = new Written();
        foreach (var (name, value) in variables) written.With(name, value);
        return written.File("clusters.yml", text).Read("clusters.yml");
    }

    /// <summary>The only cluster of a text without problems.</summary>
    public static ClusterDefinition Cluster(string text, params (string Name, string Value)[] variables)
    {
        var set = Text(text, variables);
        Assert.Empty(Places(set));
        return Assert.Single(set.Clusters);
    }

    /// <summary>The only service of a cluster "c" whose keys are given, without problems.</summary>
    public static ServiceDefinition Service(string keys, params (string Name, string Value)[] variables) =>
        Assert.Single(Cluster(InService(keys), variables).Services);

    /// <summary>The problems of a service whose keys are given; its first key is in line 5, column 9.</summary>
    public static IReadOnlyList<string> ProblemsOfService(string keys, params (string Name, string Value)[] variables) =>
        [.. Text(InService(keys), variables).Problems.Select(Place)];

    /// <summary>The problems of a cluster "c" whose keys are given; its first key is in line 3, column 5.</summary>
    public static IReadOnlyList<string> ProblemsOfCluster(string keys, params (string Name, string Value)[] variables) =>
        [.. Text(InCluster(keys), variables).Problems.Select(Place)];

    public static string InCluster(string keys) => $"clusters:\n  c:\n{Indent(keys, 4)}\n";

    public static string InService(string keys) => $"clusters:\n  c:\n    services:\n      s:\n{Indent(keys, 8)}\n";

    public static IReadOnlyList<string> Places(DefinitionSet set) => [.. set.Problems.Select(Place)];

    /// <summary>A problem without its folder.</summary>
    public static string Place(DefinitionProblem problem) => (problem with { File = Path.GetFileName(problem.File) }).ToString();

    private static string Indent(string text, int by) =>
        string.Join("\n", text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));
}
