using System.Collections.Generic;

namespace EcsAutoscale.Core.Planning;

/// <summary>Why a service keeps its count, or what it should become.</summary>
public sealed record ServiceVerdict
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The desired count now; 0 where the service was not found.</summary>
    public int DesiredCount { get; init; }

    /// <summary>What the desired count should be.</summary>
    public int RecommendedCount { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, in one sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>Alias to value, of the readings that have one.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether the count should change.</summary>
    public bool Changes => RecommendedCount != DesiredCount;
}

/// <summary>Why an Auto Scaling group keeps its size, or what it should become.</summary>
public sealed record GroupVerdict
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The group's name.</summary>
    public required string Group { get; init; }

    /// <summary>The desired capacity now.</summary>
    public int DesiredCapacity { get; init; }

    /// <summary>What the desired capacity should be raised to; the same where it stays.</summary>
    public int RecommendedCapacity { get; init; }

    /// <summary>The minimum size in force after the plan.</summary>
    public int MinSize { get; init; }

    /// <summary>The maximum size in force after the plan.</summary>
    public int MaxSize { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, in one sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>The numbers behind it, by name.</summary>
    public IReadOnlyDictionary<string, double> Evidence { get; init; } = new Dictionary<string, double>();
}

/// <summary>May an instance go, and why or why not.</summary>
public sealed record ScaleDownVerdict
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>The EC2 instance's id, or the container instance's where there is none.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>The Auto Scaling group; null where none is known to hold it.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it may go.</summary>
    public bool CanScaleDown { get; init; }

    /// <summary>Why, as a code: of a no, the first blocker's.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, in one sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>Where each task that has to move has a place; empty for a no.</summary>
    public IReadOnlyList<TaskMove> Moves { get; init; } = [];

    /// <summary>All that holds it back, in the order of the rules; empty for a yes.</summary>
    public IReadOnlyList<ScaleDownBlocker> Blockers { get; init; } = [];

    /// <summary>The numbers behind it, by name.</summary>
    public IReadOnlyDictionary<string, double> Evidence { get; init; } = new Dictionary<string, double>();
}

/// <summary>A task that has to move, and a place that holds it. ECS chooses the real one (ECS-FACTS section 2).</summary>
/// <param name="TaskArn">The task.</param>
/// <param name="Service">Its service.</param>
/// <param name="Cpu">CPU units it takes.</param>
/// <param name="Memory">MiB it takes.</param>
/// <param name="ToInstanceId">The EC2 id of the place.</param>
public sealed record TaskMove(string TaskArn, string? Service, long Cpu, long Memory, string ToInstanceId);

/// <summary>Something that holds an instance back.</summary>
/// <param name="Reason">What, as a code.</param>
/// <param name="TaskArn">The task concerned; null where the instance itself is.</param>
/// <param name="Service">The task's service.</param>
/// <param name="Detail">What, in one sentence with its numbers.</param>
public sealed record ScaleDownBlocker(Reason Reason, string? TaskArn, string? Service, string Detail);

/// <summary>Tasks that no instance of any group could ever take, so that nothing is bought for them.</summary>
public sealed record UnplaceableTask
{
    /// <summary>The service, or what else asks for the room.</summary>
    public required string Name { get; init; }

    /// <summary>How many tasks.</summary>
    public int Count { get; init; }

    /// <summary>CPU units that each needs.</summary>
    public long Cpu { get; init; }

    /// <summary>MiB that each needs.</summary>
    public long Memory { get; init; }

    /// <summary>CPU units that are missing on the best empty instance.</summary>
    public long MissingCpu { get; init; }

    /// <summary>MiB that are missing on the best empty instance.</summary>
    public long MissingMemory { get; init; }

    /// <summary>Why, as a code.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Why, in one sentence with its numbers.</summary>
    public required string Explanation { get; init; }
}
