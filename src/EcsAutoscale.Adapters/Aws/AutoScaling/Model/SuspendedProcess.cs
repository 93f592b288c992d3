namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A process of a group that is stopped: Launch, Terminate, AZRebalance and others.</summary>
internal sealed record SuspendedProcess
{
    public string? ProcessName { get; init; }

    public string? SuspensionReason { get; init; }
}
