using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Sandbox.Sample;

namespace EcsAutoscale.Tests.Support;

/// <summary>A session beside a sandbox with the sample clusters, and a definition of them in clusters.yml.</summary>
internal sealed class SampleSession : IAsyncDisposable
{
    /// <summary>The broker's password, which must never be seen.</summary>
    public const string Secret = "hunter2-of-the-broker";

    private static readonly string[] Reading = ["List", "Describe", "Get"];
    private static readonly string[] Tagging = ["TagResource", "CreateOrUpdateTags"];

    private SampleSession(SandboxServer sandbox)
    {
        Sandbox = sandbox;
        Engine.Write("clusters.yml", Definition(sandbox));
        Engine.Run($"$PSDefaultParameterValues = @{{ '*-Ecs*:EndpointUrl' = '{sandbox.Url}' }}");
    }

    public SandboxServer Sandbox { get; }

    public Session Engine { get; } = new();

    /// <summary>The requests that change something, but for the tags of intent.</summary>
    public IReadOnlyList<string> Changes =>
        [.. Sandbox.Requests.All.Where(request => request.Service is "ecs" or "autoscaling").Select(request => request.Operation).Where(name => !Reading.Any(name.StartsWith) && !Tagging.Contains(name))];

    /// <summary>Starts beside a sandbox whose time stands still, or passes so many times as fast.</summary>
    public static async Task<SampleSession> StartAsync(double speed = 0) =>
        new(await SandboxServer.StartAsync(new SandboxOptions { Cloud = SampleCloud.Create(), RabbitPassword = Secret, Speed = speed }));

    public Outcome Run(string script) => Engine.Run(script);

    /// <summary>Waits until the sandbox has seen an operation so many times.</summary>
    public async Task SeenAsync(string operation, int times = 1)
    {
        while (Sandbox.Requests.Count(operation) < times) await Task.Delay(10);
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Sandbox.DisposeAsync();
    }

    private static string Definition(SandboxServer sandbox) => $$"""
        clusters:
          production:
            autoscale_group: production-asg
            cpu_buffer: 512
            mem_buffer: 1024
            min: 1
            max: 8
            scale_out: { step: auto }
            services:
              worker:
                min: 2
                max: 8
                metric_sources:
                  third_party:
                    - url: "http://sandbox:{{Secret}}@{{sandbox.Url.Authority}}/api/queues/%2F/celery"
                      statistics:
                        - { name: messages_ready, alias: queue_length }
                events:
                  - { metric: queue_length, min: 100, action: 2 }
                  - { metric: queue_length, max: 5, action: -1 }
          retired:
            enabled: false
          staging:
            autoscale_group: staging-asg
            cpu_buffer: 512
            mem_buffer: 1024
            min: 2
            max: 6
        """;
}
