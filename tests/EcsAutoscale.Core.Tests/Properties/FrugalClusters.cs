using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Tests.Building;

namespace EcsAutoscale.Core.Tests.Properties;

/// <summary>
/// Sound clusters in which anything is there that a decision may need details for. What ECS says is left is never more than what the tasks leave: it is
/// what ECS places by, and it lags only after a stop.
/// </summary>
internal static class FrugalClusters
{
    public static ClusterSnapshot Snapshot(int seed)
    {
        var random = new Random(seed ^ 0x5bd1e995);
        var snapshot = RandomSnapshots.Sound(seed);
        var definitions = snapshot.TaskDefinitions!.ToDictionary(definition => definition.Arn);
        var daemon = random.Next(3) == 0 ? Daemon(snapshot, random.Next(4) == 0 ? 1 : 0) : null;
        var late = random.Next(4) == 0;
        return snapshot with
        {
            Instances = [.. snapshot.Instances.Select(instance => With(instance, definitions, daemon, random, late))],
            Services =
            [
                .. snapshot.Services!.Select(service => With(service, random)),
                .. daemon is null ? Enumerable.Empty<EcsService>() : [daemon.Value.Service],
            ],
            TaskDefinitions = [.. snapshot.TaskDefinitions!.Select(definition => With(definition, random)), NextRevision, DaemonDefinition],
            Groups = [.. snapshot.Groups!.Select(group => Touched(group, random))],
            ScalingActivities = [.. snapshot.ScalingActivities, .. snapshot.Groups!.Where(_ => random.Next(3) == 0).Select(ChangedByAnother)],
            InstanceRefreshes = random.Next(8) == 0 ? [new InstanceRefresh("g0", "refresh", "InProgress")] : [],
            CapacityProviders = random.Next(8) == 0 ? [new CapacityProvider { Name = "provider", GroupArn = "g1", ManagesScaling = true }] : [],
            WaitingTasks = [],
        } is var built && built.CapacityProviders.Count > 0 ? built with { WaitingTasks = snapshot.WaitingTasks } : built;
    }

    public static ClusterDefinition Definition(int seed)
    {
        var random = new Random(seed ^ 0x27d4eb2d);
        var definition = RandomSnapshots.Definition(seed);
        return definition with
        {
            Headroom = random.Next(2) == 0 ? [] : definition.Headroom,
            ScaleIn = definition.ScaleIn with
            {
                Enabled = random.Next(8) != 0,
                Cooldown = random.Next(6) == 0 ? TimeSpan.FromMinutes(30) : TimeSpan.Zero,
                MinAge = random.Next(6) == 0 ? TimeSpan.FromMinutes(90) : TimeSpan.Zero,
                Terminate = random.Next(4) != 0,
            },
            Services = [.. definition.Services.Select(service => random.Next(2) == 0 ? service with { Min = 0, Max = random.Next(3) } : service)],
        };
    }

    private static TaskDefinition NextRevision { get; } = new() { Arn = "definition/next", Containers = [new ContainerDefinition { Name = "main", Cpu = 256, Memory = 512 }] };

    private static TaskDefinition DaemonDefinition { get; } = new() { Arn = "definition/daemon", Containers = [new ContainerDefinition { Name = "main", Cpu = 64, Memory = 128 }] };

    private static (EcsService Service, int Missing)? Daemon(ClusterSnapshot snapshot, int missing)
    {
        var there = Math.Max(0, snapshot.Instances.Count(instance => instance.TakesTasks) - missing);
        return (new EcsService { Name = "agent", SchedulingStrategy = "DAEMON", DefinitionArn = DaemonDefinition.Arn, LaunchType = "EC2", DesiredCount = there + missing, RunningCount = there }, missing);
    }

    private static ContainerInstance With(
        ContainerInstance instance, Dictionary<string, TaskDefinition> definitions, (EcsService Service, int Missing)? daemon, Random random, bool late)
    {
        var tasks = instance.Tasks!.Select((task, index) => random.Next(12) switch
        {
            0 => task with { IsProtected = true, ProtectedUntil = random.Next(2) == 0 ? null : ClusterBuilder.Now.AddMinutes(random.Next(-30, 30)) },
            1 => task with { Group = "family:batch" },
            _ => task,
        }).ToList();
        if (daemon is { } one && instance.TakesTasks && !(one.Missing > 0 && instance.Arn == "instance/0"))
        {
            tasks.Add(new EcsTask
            {
                Arn = $"task/agent/{instance.Arn}",
                DefinitionArn = DaemonDefinition.Arn,
                Group = "service:agent",
                ContainerInstanceArn = instance.Arn,
                LastStatus = "RUNNING",
                DesiredStatus = "RUNNING",
                IsProtected = false,
            });
            instance = instance with { Remaining = instance.Remaining - new Resources(64, 128), RunningTasksCount = instance.RunningTasksCount + 1 };
        }

        var ports = tasks.SelectMany(task => definitions.TryGetValue(task.DefinitionArn!, out var known) && known.NetworkMode != "awsvpc" ? known.Containers[0].PortMappings : []);
        return instance with
        {
            Tasks = tasks,
            TakenPorts = new HostPorts(ports.Select(port => port.HostPort!.Value), []),
            Remaining = late ? instance.Remaining - new Resources(random.Next(2) * 128, random.Next(2) * 256) : instance.Remaining,
        };
    }

    private static AutoScalingGroup Touched(AutoScalingGroup group, Random random) => random.Next(4) != 0
        ? group
        : group with
        {
            Tags = new Dictionary<string, string>
            {
                [DesiredIntent.TagKey] = new DesiredIntent(random.Next(3), group.DesiredCapacity + random.Next(2), ClusterBuilder.Now.AddMinutes(-random.Next(60))).Text(),
            },
        };

    private static ScalingActivity ChangedByAnother(AutoScalingGroup group) => new()
    {
        GroupName = group.Name,
        StartTime = ClusterBuilder.Now.AddMinutes(-5),
        StatusCode = "Successful",
        Description = "Launching a new EC2 instance: i-9",
        Cause = $"At 2020-01-01T00:00:00Z a user request explicitly set group desired capacity changing the desired capacity from 1 to {group.DesiredCapacity}.",
    };

    private static EcsService With(EcsService service, Random random) => service with
    {
        DefinitionArn = random.Next(6) == 0 ? NextRevision.Arn : service.DefinitionArn,
        MinimumHealthyPercent = random.Next(8) == 0 ? 100 : null,
        MaximumPercent = random.Next(8) == 0 ? 100 : null,
        Deployments = random.Next(10) == 0 ? [new Deployment { RolloutState = "IN_PROGRESS", DesiredCount = service.DesiredCount, RunningCount = service.RunningCount }] : [],
    };

    private static TaskDefinition With(TaskDefinition definition, Random random) => random.Next(6) == 0
        ? definition with { PlacementConstraints = [new PlacementConstraint("memberOf", random.Next(2) == 0 ? "attribute:ecs.availability-zone != c" : "task:group == service:s1")] }
        : definition;
}
