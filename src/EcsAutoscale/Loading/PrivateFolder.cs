using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace EcsAutoscale.Loading;

/// <summary>The folder of assemblies that belong to this module alone: our own with I/O in it, and all third-party ones.</summary>
internal sealed class PrivateFolder
{
    private readonly Dictionary<string, OwnedAssembly> _byName;

    private PrivateFolder(string path, IEnumerable<OwnedAssembly> assemblies)
    {
        Path = path;
        _byName = assemblies.ToDictionary(owned => owned.Name.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The folder beside this assembly.</summary>
    public static PrivateFolder OfModule { get; } =
        Open(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(PrivateFolder).Assembly.Location)!, "private"));

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>All of its assemblies, in ordinal order.</summary>
    public IEnumerable<OwnedAssembly> Assemblies => _byName.Values.OrderBy(owned => owned.Name.Name, StringComparer.Ordinal);

    /// <summary>The assembly of that simple name, or null.</summary>
    public OwnedAssembly? Find(string? simpleName) => simpleName is not null && _byName.TryGetValue(simpleName, out var owned) ? owned : null;

    /// <summary>Whether an assembly was loaded from here.</summary>
    public bool Holds(Assembly assembly) =>
        !assembly.IsDynamic
        && assembly.Location is { Length: > 0 } location
        && string.Equals(System.IO.Path.GetDirectoryName(location), Path, StringComparison.OrdinalIgnoreCase);

    private static PrivateFolder Open(string path) =>
        new(path, Directory.GetFiles(path, "*.dll").Select(file => new OwnedAssembly(AssemblyName.GetAssemblyName(file), file)));
}

/// <summary>An assembly of the private folder.</summary>
/// <param name="Name">Its name and version.</param>
/// <param name="File">Where it lies.</param>
internal sealed record OwnedAssembly(AssemblyName Name, string File);
