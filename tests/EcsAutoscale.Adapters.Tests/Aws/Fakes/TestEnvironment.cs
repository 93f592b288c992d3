using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>Keeps the tests away from real AWS: dummy keys, no instance metadata, no shared files, no settings of whoever runs them.</summary>
internal static class TestEnvironment
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMIEXAMPLEKEY";

    [ModuleInitializer]
    internal static void Prepare()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)))
            Environment.SetEnvironmentVariable(name, null);
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-such-aws-file");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
    }
}
