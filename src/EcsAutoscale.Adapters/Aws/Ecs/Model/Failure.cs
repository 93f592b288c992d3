namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>What one item of a call did not succeed with, while the call as a whole answered with HTTP 200.</summary>
internal sealed record Failure
{
    /// <summary>The item; ECS may leave it out.</summary>
    public string? Arn { get; init; }

    /// <summary>Such as MISSING, INACTIVE, NOT_FOUND, ACCESS_DENIED.</summary>
    public string? Reason { get; init; }

    public string? Detail { get; init; }
}
