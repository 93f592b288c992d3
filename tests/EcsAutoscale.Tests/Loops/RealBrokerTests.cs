using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests.Loops;

/// <summary>
/// The original's use case with nothing imitated but AWS: celery's messages in a real RabbitMQ, and the cmdlet in the real engine. The workers are
/// as many as the stand-in's cloud has running.
/// </summary>
public sealed class RealBrokerTests
{
    private const string Group = "production-asg";
    private const int MessagesATaskAndMinute = 4;
    private const int MostMinutes = 150;
    private const int MinutesOfRest = 15;

    [Fact]
    public async Task A_deep_queue_raises_workers_and_cluster_in_one_run_and_both_come_down_without_a_flap()
    {
        await using var queue = await CeleryQueue.CreateAsync();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Cloud = Cloud() }, TestContext.Current.CancellationToken);
        using var engine = new Session();
        engine.Write("clusters.yml", Definition(queue));
        engine.Run($"$PSDefaultParameterValues = @{{ '*-Ecs*:EndpointUrl' = '{sandbox.Url}' }}");
        await queue.PublishAsync(240);

        var first = Invoke(engine, queue);
        Assert.Equal([("ScaleOut", Group), ("SetDesiredCount", "worker")], first.Select(action => ($"{Of(action, "Kind")}", $"{Of(action, "Target")}")));
        Assert.Equal(("2", "12"), (Of(first[1], "Before"), Of(first[1], "After")));
        Assert.StartsWith("target: messages = 240 at 20 a task asks for 12", $"{Of(first[1], "Explanation")}", StringComparison.Ordinal);
        var grown = int.Parse($"{Of(first[0], "After")}", CultureInfo.InvariantCulture);
        var history = new List<(int Tasks, int Instances)> { (2, 2), sandbox.Use(Counts) };
        Assert.Equal((12, grown), history[1]);

        for (var rest = 0; rest < MinutesOfRest && history.Count < MostMinutes; rest = history[^1] == (1, 2) ? rest + 1 : 0)
        {
            sandbox.Advance(TimeSpan.FromMinutes(1));
            await queue.WorkAsync(MessagesATaskAndMinute * sandbox.Use(cloud => cloud.Ecs.Cluster("production").Service("worker").RunningCount));
            Invoke(engine, queue);
            history.Add(sandbox.Use(Counts));
        }

        Assert.Equal(0, queue.Messages);
        Assert.Equal((1, 2), history[^1]);
        Assert.Equal((12, grown), (history.Max(counts => counts.Tasks), history.Max(counts => counts.Instances)));
        Assert.Equal(1, Turns(history.Select(counts => counts.Tasks)));
        Assert.Equal(1, Turns(history.Select(counts => counts.Instances)));
    }

    /// <summary>One run: its actions, none of which may have failed, and nothing of it may show the broker's password.</summary>
    private static List<PSObject> Invoke(Session engine, CeleryQueue queue)
    {
        var outcome = engine.Run("Invoke-EcsAutoscale -Verbose");
        Assert.Empty(outcome.Errors);
        Assert.DoesNotContain(queue.Secret, outcome.AllText, StringComparison.Ordinal);
        var result = Assert.Single(outcome.Output);
        Assert.Equal(true, Of(result, "Succeeded"));
        return [.. ((IEnumerable)Of(result, "Actions")!).Cast<object>().Select(PSObject.AsPSObject)];
    }

    private static object? Of(PSObject value, string property) => value.Properties[property].Value;

    /// <summary>How often a count that moved one way moved the other way next: up and down again is one.</summary>
    private static int Turns(IEnumerable<int> counts)
    {
        var all = counts.ToList();
        var steps = all.Zip(all.Skip(1), (before, after) => Math.Sign(after - before)).Where(step => step != 0).ToList();
        return steps.Zip(steps.Skip(1), (one, next) => one != next ? 1 : 0).Sum();
    }

    private static (int Tasks, int Instances) Counts(SimulatedCloud cloud) =>
        (cloud.Ecs.Cluster("production").Service("worker").DesiredCount, cloud.AutoScaling.Group(Group).DesiredCapacity);

    private static SimulatedCloud Cloud() => new CloudBuilder()
        .WithSeed(11)
        .Cluster("production", cluster => cluster
            .Group(Group, g => g.Size(min: 2, max: 8, desired: 2).Zones("us-east-1a", "us-east-1b").Launches(InstanceTemplate.M5Large))
            .Service("worker", s => s.Needs(512, 1024).Desired(2)))
        .Build();

    private static string Definition(CeleryQueue queue) => $$"""
        clusters:
          production:
            autoscale_group: {{Group}}
            min: 2
            max: 8
            cpu_buffer: 256
            mem_buffer: 512
            scale_out: { step: auto, max_step: 8, warmup: 5m }
            scale_in: { cooldown: 5m, fit: many }
            services:
              worker:
                min: 1
                max: 12
                type: celery
                data: { url: "{{queue.Url}}" }
                target: { metric: messages, per_task: 20 }
                stabilization: { in: 5m }
        """;
}
