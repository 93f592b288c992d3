using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EcsAutoscale.Loading;

/// <summary>What the runtime itself ships. Such an assembly stays the runtime's where it is not older than ours.</summary>
internal sealed class RuntimeAssemblies
{
    private readonly Dictionary<string, string> _files;

    /// <summary>Takes the runtime's list of files, as the property TRUSTED_PLATFORM_ASSEMBLIES holds it.</summary>
    public RuntimeAssemblies(string trustedFiles) =>
        _files = trustedFiles.Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The current runtime's.</summary>
    public static RuntimeAssemblies Current =>
        new(AppDomain.CurrentDomain.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "");

    /// <summary>
    /// Whether the runtime's copy is to be used: it is of the framework, and at least as new. Third-party assemblies are never taken
    /// from there, since their assembly versions do not tell their builds apart.
    /// </summary>
    public bool Serve(AssemblyName ours) =>
        IsOfFramework(ours.Name)
        && _files.TryGetValue(ours.Name, out var file)
        && AssemblyName.GetAssemblyName(file).Version >= ours.Version;

    private static bool IsOfFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
