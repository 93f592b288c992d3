using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation.Building;

namespace EcsAutoscale.Benchmarks.Reading;

/// <summary>A run.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Calls">How many requests it made.</param>
internal sealed record Measured(double Milliseconds, int Calls);

/// <summary>Clusters in the stand-in for AWS, their definition, and the real engine with the built module.</summary>
internal sealed class Stage : IDisposable
{
    private const int Instances = 100;
    private const int Services = 20;

    private readonly SandboxServer _sandbox;
    private readonly Runspace _runspace;
    private readonly string _folder = Directory.CreateTempSubdirectory("ecs-autoscale-benchmark-").FullName;

    public Stage(int clusters, TimeSpan latency)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "TEST");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        var cloud = new CloudBuilder().Clusters("cluster", clusters, (cluster, _) => Build(cluster)).Build();
        _sandbox = SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud, Latency = latency }).GetAwaiter().GetResult();
        File.WriteAllText(Path.Combine(_folder, "clusters.yml"), "clusters:\n" + string.Concat(Enumerable.Range(1, clusters).Select(Definition)));
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(_folder);
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Path.Combine(Root(), "EcsAutoscale.psd1")).AddParameter("ErrorAction", "Stop").Invoke();
    }

    /// <summary>Runs once, without a change.</summary>
    public Measured Measure(double budget)
    {
        _sandbox.Requests.Clear();
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(string.Create(CultureInfo.InvariantCulture, $"Invoke-EcsAutoscale -WhatIf -ApiBudget {budget} -EndpointUrl {_sandbox.Url}"));
        var start = Stopwatch.GetTimestamp();
        var output = shell.Invoke();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (shell.HadErrors) throw new InvalidOperationException(string.Join(Environment.NewLine, shell.Streams.Error));
        var drains = output.Sum(result => ((System.Collections.ICollection)result.Properties["Actions"].Value).Count);
        if (drains != output.Count) throw new InvalidOperationException($"{output.Count} clusters plan {drains} actions; a drain each is what is measured.");
        return new Measured(time, _sandbox.Requests.All.Count);
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _sandbox.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private static void Build(ClusterBuilder cluster)
    {
        cluster.Group($"{cluster.Cluster.Name}-asg", g => g.Size(1, Instances + 10, Instances));
        for (var service = 0; service < Services; service++)
        {
            int[] places = [.. Enumerable.Range(service * 10, 10).Select(index => index % Instances)];
            cluster.Service($"web-{service + 1:000}", s => s.Needs(64, 128).Desired(10).PlacedOn(places).Load(cpuUnits: 5, memoryMiB: 5));
        }
    }

    private static string Definition(int cluster) => $$"""
          cluster-{{cluster:000}}:
            autoscale_group: cluster-{{cluster:000}}-asg
            services:
        {{string.Concat(Enumerable.Range(1, Services).Select(service => $$"""
              web-{{service:000}}:
                min: 1
                max: 50
                metric_sources:
                  cloudwatch:
                    - { namespace: AWS/ECS, metric_name: CPUUtilization, dimensions: [{ name: ClusterName, value: cluster-{{cluster:000}} }, { name: ServiceName, value: web-{{service:000}} }], period: 60, statistics: [{ name: Average, alias: cpu }] }
                events:
                  - { metric: cpu, min: 90, action: 1 }

        """))}}

        """;

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.psd1"))) return folder.FullName;
        }

        throw new InvalidOperationException("EcsAutoscale.psd1 is not above the benchmarks.");
    }
}
