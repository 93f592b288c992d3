using System;
using System.Linq;
using System.Reflection;

namespace EcsAutoscale.Loading;

/// <summary>Loads the private assemblies where no other module gets in the way.</summary>
/// <remarks>
/// Everything is loaded at once, on the first request: an AssemblyLoadContext asks the default context before it looks for an assembly
/// that it has not loaded, and every AWSSDK.Core of version 4 calls itself 4.0.0.0, so another module's copy would be taken silently.
/// </remarks>
internal static class PrivateContext
{
    private const string Name = "EcsAutoscale";
    private static readonly Lazy<Func<string, Assembly>> Loader = new(Open);

    /// <summary>Whether this runtime has load contexts: PowerShell 7 does, Windows PowerShell does not.</summary>
    public static bool IsIsolated => ContextType is not null;

    private static Type? ContextType => Type.GetType("System.Runtime.Loader.AssemblyLoadContext");

    /// <summary>Loads a file of the private folder, or gives it where it is loaded.</summary>
    public static Assembly Load(string file) => Loader.Value(file);

    private static Func<string, Assembly> Open()
    {
        if (ContextType is not { } type) return Assembly.LoadFrom;
        var context = Activator.CreateInstance(type, Name, false);
        var load = (Func<string, Assembly>)type.GetMethod("LoadFromAssemblyPath")!.CreateDelegate(typeof(Func<string, Assembly>), context);
        var runtime = RuntimeAssemblies.Current;
        foreach (var owned in PrivateFolder.OfModule.Assemblies.Where(owned => !runtime.Serve(owned.Name))) load(owned.File);
        return load;
    }
}
