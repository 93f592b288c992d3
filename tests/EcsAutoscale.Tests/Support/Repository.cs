using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace EcsAutoscale.Tests.Support;

/// <summary>Where the built module lies.</summary>
internal static class Repository
{
    /// <summary>The clone.</summary>
    public static string Root { get; } = Find();

    /// <summary>The built manifest.</summary>
    public static string Manifest => Path.Combine(Root, "EcsAutoscale.psd1");

    /// <summary>Dummy keys, and no way to a real account: whatever goes wrong stays here.</summary>
    [ModuleInitializer]
    internal static void Isolate()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "TEST");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:9/");
        foreach (var name in new[] { "AWS_PROFILE", "AWS_SESSION_TOKEN", "ECS_AUTOSCALE_PATH" }) Environment.SetEnvironmentVariable(name, null);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.psd1"))) return folder.FullName;
        }

        throw new InvalidOperationException("EcsAutoscale.psd1 is not above the tests.");
    }
}
