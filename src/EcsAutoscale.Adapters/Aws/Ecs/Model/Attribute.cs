namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A name, with or without a value, that placement constraints are evaluated on; or a task definition's requirement.</summary>
internal sealed record Attribute
{
    public string? Name { get; init; }

    /// <summary>Absent for an attribute without a value.</summary>
    public string? Value { get; init; }

    /// <summary><c>container-instance</c>, in requests.</summary>
    public string? TargetType { get; init; }

    /// <summary>The container instance's ARN or id, in requests.</summary>
    public string? TargetId { get; init; }
}
