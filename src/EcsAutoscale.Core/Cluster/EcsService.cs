using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Cluster;

/// <summary>A service as ECS describes it.</summary>
public sealed record EcsService
{
    /// <summary>The service's name.</summary>
    public required string Name { get; init; }

    /// <summary>The service's ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; init; } = "ACTIVE";

    /// <summary>REPLICA or DAEMON. A daemon service has no desired count to set.</summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary>EC2, FARGATE or EXTERNAL; null with a capacity provider strategy.</summary>
    public string? LaunchType { get; init; }

    /// <summary>The capacity providers of its strategy.</summary>
    public IReadOnlyList<string> CapacityProviders { get; init; } = [];

    /// <summary>ECS, CODE_DEPLOY or EXTERNAL.</summary>
    public string DeploymentController { get; init; } = "ECS";

    /// <summary>How many tasks it should have.</summary>
    public int DesiredCount { get; init; }

    /// <summary>How many run.</summary>
    public int RunningCount { get; init; }

    /// <summary>How many are about to run.</summary>
    public int PendingCount { get; init; }

    /// <summary>The current task definition's ARN.</summary>
    public string? DefinitionArn { get; init; }

    /// <summary>Percent of the desired count that must stay healthy; rounded up. Null where ECS does not say: 100 (0 for daemons).</summary>
    public int? MinimumHealthyPercent { get; init; }

    /// <summary>Percent of the desired count that may exist; rounded down. Null where ECS does not say: 200 (100 for daemons).</summary>
    public int? MaximumPercent { get; init; }

    /// <summary>The deployments, the primary first.</summary>
    public IReadOnlyList<Deployment> Deployments { get; init; } = [];

    /// <summary>How many task sets there are (CODE_DEPLOY and EXTERNAL controllers).</summary>
    public int TaskSets { get; init; }

    /// <summary>Constraints on where tasks may go.</summary>
    public IReadOnlyList<PlacementConstraint> PlacementConstraints { get; init; } = [];

    /// <summary>Strategies, in order; empty means the default: spread by zone, then fewest tasks of the service.</summary>
    public IReadOnlyList<PlacementStrategy> PlacementStrategies { get; init; } = [];

    /// <summary>The newest events first, as ECS gives them.</summary>
    public IReadOnlyList<ServiceEvent> Events { get; init; } = [];

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether this is a daemon: one task on each instance, never moved.</summary>
    public bool IsDaemon => SchedulingStrategy == "DAEMON";

    /// <summary>Whether it is ACTIVE.</summary>
    public bool IsActive => Status == "ACTIVE";

    /// <summary>Whether its tasks run on container instances that an Auto Scaling group can have launched: neither on Fargate nor on external instances.</summary>
    public bool RunsOnInstances => LaunchType is not ("FARGATE" or "EXTERNAL") && !(CapacityProviders.Count > 0 && CapacityProviders.All(IsFargate));

    /// <summary>
    /// Whether a rollout is under way: more than one deployment or task set, or a deployment whose state is IN_PROGRESS
    /// (ECS-FACTS section 3).
    /// </summary>
    public bool IsRollingOut => Deployments.Count > 1 || TaskSets > 1 || Deployments.Any(deployment => deployment.RolloutState == "IN_PROGRESS");

    /// <summary>Tasks that ECS wants and has found no place for: desired − running − pending, summed over deployments, never below 0 (ECS-FACTS section 3).</summary>
    public int UnplacedTasks => Deployments.Count == 0
        ? Math.Max(0, DesiredCount - RunningCount - PendingCount)
        : Deployments.Sum(deployment => Math.Max(0, deployment.DesiredCount - deployment.RunningCount - deployment.PendingCount));

    private static bool IsFargate(string provider) => provider is "FARGATE" or "FARGATE_SPOT";
}

/// <summary>A deployment of a service.</summary>
public sealed record Deployment
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>PRIMARY, ACTIVE or INACTIVE.</summary>
    public string Status { get; init; } = "PRIMARY";

    /// <summary>The task definition's ARN.</summary>
    public string? DefinitionArn { get; init; }

    /// <summary>How many tasks it should have.</summary>
    public int DesiredCount { get; init; }

    /// <summary>How many run.</summary>
    public int RunningCount { get; init; }

    /// <summary>How many are about to run.</summary>
    public int PendingCount { get; init; }

    /// <summary>How many tasks in a row could not be kept running.</summary>
    public int FailedTasks { get; init; }

    /// <summary>COMPLETED, IN_PROGRESS or FAILED; null behind a Classic Load Balancer and for other controllers.</summary>
    public string? RolloutState { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>An event of a service.</summary>
/// <param name="CreatedAt">When.</param>
/// <param name="Message">ECS's own sentence.</param>
public sealed record ServiceEvent(DateTimeOffset? CreatedAt, string Message);
