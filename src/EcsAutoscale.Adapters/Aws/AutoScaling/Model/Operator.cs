namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>Who manages a group.</summary>
internal sealed record Operator
{
    /// <summary>AWS's service principal.</summary>
    public string? Principal { get; init; }
}
