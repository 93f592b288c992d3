using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EcsAutoscale.Host.Tests.Support;

/// <summary>The built host as a process of its own.</summary>
internal static class HostProcess
{
    /// <summary>The host's own assembly, where its build put it.</summary>
    public static string Assembly { get; } = Find();

    /// <summary>A definition of the sandbox's sample clusters.</summary>
    public const string Definition = """
        clusters:
          production:
            autoscale_group: production-asg
            cpu_buffer: 512
            mem_buffer: 1024
            scale_out: { step: auto }
            services:
              worker:
                min: 2
                max: 8
                metric_sources:
                  third_party:
                    - url: "%(RABBITMQ_URL)/celery"
                      statistics: [ { name: messages_ready, alias: queue_length } ]
                events: [ { metric: queue_length, min: 100, action: 2 } ]
          staging: { autoscale_group: staging-asg, cpu_buffer: 512, mem_buffer: 1024 }
        """;

    /// <summary>Runs it to its end.</summary>
    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync("", new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it to its end, with answers on its input and changes to its environment; null takes a variable away.</summary>
    public static async Task<Ended> RunAsync(string input, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-autoscale-host-").FullName;
        try
        {
            var definition = Path.Combine(folder, "sample.yml");
            await File.WriteAllTextAsync(definition, Definition);
            using var process = Start(folder, definition, environment, arguments);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new Ended(process.ExitCode, await output, await error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string folder, string? definition, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments.Prepend(Assembly)) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(folder, "no-config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "no-credentials");
        start.Environment["HOME"] = folder;
        start.Environment["ECS_AUTOSCALE_PATH"] = definition;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string Find()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (own.Name, own.Parent!.Name);
        for (var folder = own; folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "src", "EcsAutoscale.Host", "bin", configuration, framework, "EcsAutoscale.Host.dll");
            if (File.Exists(built)) return built;
        }

        throw new InvalidOperationException("The host is not built.");
    }
}

/// <summary>What a process left.</summary>
internal sealed record Ended(int Code, string Output, string Error);
