namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Software of a container instance.</summary>
internal sealed record VersionInfo
{
    public string? AgentVersion { get; init; }

    public string? AgentHash { get; init; }

    public string? DockerVersion { get; init; }
}
