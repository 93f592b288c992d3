using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Loading;

/// <summary>Answers requests for the private assemblies while the module is imported.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private const string Entrance = "EcsAutoscale.Adapters";

    /// <summary>Begins to answer, and loads the types that cmdlets emit, so that scripts can name them.</summary>
    public void OnImport()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        RuntimeHelpers.RunClassConstructor(typeof(AutoscalePlan).TypeHandle);
    }

    /// <summary>Ends it.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    /// <summary>
    /// The other build of an assembly that this process would use in place of ours, on Windows PowerShell; null where there is none.
    /// </summary>
    internal static string? ForeignBuild()
    {
        if (PrivateContext.IsIsolated) return null;
        var ours = PrivateFolder.OfModule.Find("AWSSDK.Core");
        var loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == "AWSSDK.Core");
        if (ours is null || loaded is null || PrivateFolder.OfModule.Holds(loaded)) return null;
        var own = FileVersion(ours.File);
        var other = FileVersion(loaded.Location);
        return own == other ? null : $"AWSSDK.Core {other} was loaded by another module before ({loaded.Location}); EcsAutoscale was built for {own}";
    }

    private static string FileVersion(string file) => System.Diagnostics.FileVersionInfo.GetVersionInfo(file).FileVersion ?? "of no version";

    private static Assembly? Resolve(object? sender, ResolveEventArgs wanted)
    {
        var name = new AssemblyName(wanted.Name);
        return PrivateFolder.OfModule.Find(name.Name) is { } owned && IsOurs(name, owned, wanted.RequestingAssembly)
            ? PrivateContext.Load(owned.File)
            : null;
    }

    /// <summary>The event is for the whole process: only our own requests are answered.</summary>
    private static bool IsOurs(AssemblyName name, OwnedAssembly owned, Assembly? requester)
    {
        if (requester is not null) return PrivateFolder.OfModule.Holds(requester) || requester == typeof(ModuleLifecycle).Assembly;
        return name.Name == Entrance || (!PrivateContext.IsIsolated && name.Version <= owned.Name.Version);
    }
}
