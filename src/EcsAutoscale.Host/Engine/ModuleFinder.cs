using System;
using System.IO;

namespace EcsAutoscale.Host.Engine;

/// <summary>Finds the built module: beside the host, or above it in the clone that it was built in.</summary>
public static class ModuleFinder
{
    private const string Manifest = "EcsAutoscale.psd1";

    /// <summary>The manifest's path, or throws <see cref="ModuleMissingException"/>, which says what to do.</summary>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            foreach (var candidate in new[] { Path.Combine(folder.FullName, "EcsAutoscale", Manifest), Path.Combine(folder.FullName, Manifest) })
            {
                if (File.Exists(candidate)) return Built(candidate);
            }
        }

        throw new ModuleMissingException($"There is no {Manifest} beside '{start}' or above it. Run the host from the clone, or put the module's folder beside it.");
    }

    private static string Built(string manifest)
    {
        var assembly = Path.Combine(Path.GetDirectoryName(manifest)!, "bin", "EcsAutoscale.dll");
        return File.Exists(assembly)
            ? manifest
            : throw new ModuleMissingException($"The module is not built: '{assembly}' is missing. Run: dotnet build {Path.GetDirectoryName(manifest)}");
    }
}

/// <summary>The built module is not there.</summary>
public sealed class ModuleMissingException : Exception
{
    /// <summary>Unexplained.</summary>
    public ModuleMissingException()
    {
    }

    /// <summary>With what is missing and what to do.</summary>
    public ModuleMissingException(string message)
        : base(message)
    {
    }

    /// <summary>With what is missing, and its cause.</summary>
    public ModuleMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
