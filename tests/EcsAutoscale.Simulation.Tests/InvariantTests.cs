using System;
using System.Linq;
using CsCheck;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

/// <summary>What holds whatever is done, and in whatever order.</summary>
public sealed class InvariantTests
{
    private static readonly Gen<(int Kind, int Target, int Value, int Seconds)[]> Histories =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 200]).Array[1, 25];

    [Fact]
    public void Resources_and_bounds_hold_through_any_history() => Histories.Sample(history =>
    {
        var cloud = Mixed(seed: 1);
        foreach (var (kind, target, value, seconds) in history)
        {
            Do(cloud, kind, target, value);
            for (var part = 0; part < 4; part++)
            {
                cloud.Advance(TimeSpan.FromSeconds(seconds / 4.0));
                CheckResources(cloud);
            }

            Assert.InRange(cloud.Group().DesiredCapacity, cloud.Group().MinSize, cloud.Group().MaxSize);
        }
    }, iter: 150);

    [Fact]
    public void The_same_seed_and_history_give_the_same_cloud() => Histories.Sample(history =>
    {
        Assert.Equal(Run(history), Run(history));

        static string Run((int Kind, int Target, int Value, int Seconds)[] history)
        {
            var cloud = Mixed(seed: 5);
            foreach (var (kind, target, value, seconds) in history)
            {
                Do(cloud, kind, target, value);
                cloud.Advance(TimeSpan.FromSeconds(seconds));
            }

            return string.Join("\n", cloud.Cluster().Tasks.Select(t => $"{t.Arn} {t.Instance.Ec2InstanceId} {t.LastStatus} {t.StartedAt:O}")
                .Concat(cloud.Service("a").Events.Messages));
        }
    }, iter: 40);

    [Fact]
    public void Draining_never_takes_a_service_below_its_minimum_nor_above_its_maximum() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 100], Gen.Int[100, 250], Gen.Int[1, 4], Gen.Int[1, 60]).Sample((desired, minimum, maximum, drained, gap) =>
        {
            var cloud = Scenario.Of(5, c => c.Service("s", s => s.Desired(desired).HealthyPercent(minimum, maximum)));
            for (var i = 0; i < drained; i++)
            {
                cloud.Ecs.Instances.SetStatus(cloud.Instance(i), "DRAINING");
                for (var second = 0; second < gap; second++)
                    Check(cloud, desired);
            }

            for (var second = 0; second < 600; second++)
                Check(cloud, desired);
        }, iter: 60);

    private static void Check(SimulatedCloud cloud, int desired)
    {
        cloud.Advance(TimeSpan.FromSeconds(1));
        var service = cloud.Service();
        Assert.True(service.RunningCount >= (int)Math.Ceiling(desired * service.MinimumHealthyPercent / 100m));
        Assert.True(service.Wanted().Count() <= Math.Max(desired, (int)Math.Floor(desired * service.MaximumPercent / 100m)));
    }

    private static SimulatedCloud Mixed(long seed) => Scenario.Of(4, c => c
        .Service("a", s => s.Needs(300, 700).Desired(5))
        .Service("b", s => s.Needs(700, 300).Desired(2).Placed(PlacementStrategy.Random))
        .Service("d", s => s.Needs(64, 64).Daemon())
        .Service("p", s => s.Desired(2).Runs(d => d with { Containers = [new ContainerSpec { Cpu = 10, Memory = 10, PortMappings = [new PortMapping(80, 80)] }] }))
        .Service("f", s => s.Desired(1).Behaves(new TaskBehaviour { Failure = TaskFailure.AfterRunning, RunsFor = TimeSpan.FromSeconds(20) })), g => g.Size(2, 6, 4), seed: seed);

    private static void Do(SimulatedCloud cloud, int kind, int target, int value)
    {
        var instances = cloud.Cluster().Instances.ToArray();
        var instance = instances.Length == 0 ? null : instances[target % instances.Length];
        var service = cloud.Service(new[] { "a", "b", "p", "f" }[target % 4]);
        switch (kind)
        {
            case 0: cloud.Ecs.UpdateService(service, desiredCount: value); break;
            case 1: cloud.Ecs.UpdateService(service, forceNewDeployment: true); break;
            case 2 when instance is not null: cloud.Ecs.Instances.SetStatus(instance, "DRAINING"); break;
            case 3 when instance is not null: cloud.Ecs.Instances.SetStatus(instance, "ACTIVE"); break;
            case 4 when instance is not null: cloud.Ecs.Instances.SetAgentConnected(instance, value % 2 == 0); break;
            case 5: Attempt(() => cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), value)); break;
            case 6 when instance is not null: Attempt(() => cloud.AutoScaling.TerminateInstance(instance.Ec2InstanceId, value % 2 == 0)); break;
            case 7: Attempt(() => cloud.AutoScaling.UpdateGroup(cloud.Group(), minSize: target % 4, maxSize: value)); break;
            case 8: cloud.Ecs.RunTask(cloud.Cluster(), service.Primary.Definition, new TaskBehaviour { RunsFor = TimeSpan.FromSeconds(value) }); break;
            default: cloud.Ecs.SetBehaviour(service, new TaskBehaviour { NeverStops = value % 2 == 0 }); break;
        }
    }

    private static void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (CloudException refusal) when (refusal.Code == "ValidationError")
        {
            // A refusal is an answer too; what counts is the state that it leaves.
        }
    }

    private static void CheckResources(SimulatedCloud cloud)
    {
        foreach (var instance in cloud.Cluster().Instances)
        {
            var host = instance.Resources;
            Assert.InRange(host.RemainingCpu, 0, host.Cpu);
            Assert.InRange(host.RemainingMemory, 0, host.Memory);
            Assert.Equal(host.Cpu - host.RemainingCpu, instance.Tasks.Sum(t => t.Need.Cpu));
            Assert.Equal(host.Memory - host.RemainingMemory, instance.Tasks.Sum(t => t.Need.Memory));
            Assert.Equal(instance.Tasks.Any(t => t.Group is "service:p" or "family:p"), host.TakenTcpPorts.Contains(80));
        }

        foreach (var service in cloud.Cluster().Services)
            Assert.Equal(service.Wanted().Count(), cloud.Cluster().Tasks.Select(t => t.Instance).Distinct().Sum(i => i.CountOf(service)));
    }
}
