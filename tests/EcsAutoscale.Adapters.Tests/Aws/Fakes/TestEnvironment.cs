using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>Keeps the tests away from real AWS: dummy keys, no instance metadata, empty shared files, no settings of whoever runs them.</summary>
internal static class TestEnvironment
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMIEXAMPLEKEY";

    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("ecs-autoscale-tests");

    /// <summary>The shared config file; empty but while a test fills it.</summary>
    public static string ConfigFile { get; } = Path.Combine(Folder.FullName, "config");

    [ModuleInitializer]
    internal static void Prepare()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)))
            Environment.SetEnvironmentVariable(name, null);

        // The SDK looks once a process whether these files are there, and else takes those of the home folder.
        var credentialsFile = Path.Combine(Folder.FullName, "credentials");
        File.WriteAllText(ConfigFile, string.Empty);
        File.WriteAllText(credentialsFile, string.Empty);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", credentialsFile);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
    }
}
