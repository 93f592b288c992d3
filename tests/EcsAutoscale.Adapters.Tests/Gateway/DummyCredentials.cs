using System;
using System.Runtime.CompilerServices;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>Dummy keys, so that a mistake reaches nobody's account.</summary>
internal static class DummyCredentials
{
    [ModuleInitializer]
    internal static void Set()
    {
        SetIfUnset("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        SetIfUnset("AWS_SECRET_ACCESS_KEY", "dummy");
        SetIfUnset("AWS_EC2_METADATA_DISABLED", "true");
    }

    private static void SetIfUnset(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, value);
    }
}
