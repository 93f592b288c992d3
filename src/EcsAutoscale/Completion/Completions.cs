using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Loading;

namespace EcsAutoscale.Completion;

/// <summary>What completers know without asking AWS: the definition and the snapshot file that the command line names.</summary>
internal static class Completions
{
    private const string DefaultFile = "clusters.yml";

    /// <summary>The clusters of the definition; none where it cannot be read, since a completer has nowhere to say why.</summary>
    public static IReadOnlyList<ClusterDefinition> Clusters(IDictionary bound) =>
        Quietly(() => Door.ReadDefinitions(FileOf(bound["Path"] as string ?? FromEnvironment())).Clusters);

    /// <summary>The clusters of the recorded snapshot that the command line names.</summary>
    public static IReadOnlyList<ClusterSnapshot> Recorded(IDictionary bound) =>
        bound["Snapshot"] is string file ? Quietly(() => Door.ReadSnapshot(FileOf(file)).Select(one => one.Snapshot).ToList()) : [];

    /// <summary>The names that the cluster parameter of the command line means; null for all.</summary>
    public static bool IsWanted(IDictionary bound, string cluster) =>
        bound["Cluster"] switch
        {
            null => true,
            string one => Matches(one, cluster),
            IEnumerable many => many.Cast<object>().Any(one => Matches(one.ToString(), cluster)),
            _ => true,
        };

    /// <summary>The values that begin with the typed word, in ordinal order, quoted where needed.</summary>
    public static IEnumerable<CompletionResult> Of(string word, IEnumerable<(string Value, string Tip)> values)
    {
        var typed = WildcardPattern.Get(word.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return values
            .Where(one => typed.IsMatch(one.Value))
            .GroupBy(one => one.Value, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CompletionResult(Quoted(group.Key), group.Key, CompletionResultType.ParameterValue, group.First().Tip));
    }

    private static string FromEnvironment() => Environment.GetEnvironmentVariable("ECS_AUTOSCALE_PATH") is { Length: > 0 } path ? path : DefaultFile;

    private static string FileOf(string path)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var current = shell.AddScript("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])").AddArgument(path).Invoke<string>();
        return current.Count > 0 ? current[0] : Path.GetFullPath(path);
    }

    private static bool Matches(string wildcard, string name) =>
        WildcardPattern.Get(wildcard.Trim('\'', '"'), WildcardOptions.IgnoreCase).IsMatch(name);

    private static string Quoted(string value) =>
        value.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') ? value : $"'{value.Replace("'", "''")}'";

    // A completer that throws breaks the prompt; the cmdlet itself says what is wrong with the file.
    private static IReadOnlyList<T> Quietly<T>(Func<IReadOnlyList<T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return [];
        }
    }
}
