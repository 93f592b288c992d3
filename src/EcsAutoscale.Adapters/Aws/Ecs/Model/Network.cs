using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>How a service's tasks are networked.</summary>
internal sealed record NetworkConfiguration
{
    public AwsVpcConfiguration? AwsvpcConfiguration { get; init; }
}

/// <summary>Subnets of tasks in network mode awsvpc.</summary>
internal sealed record AwsVpcConfiguration
{
    public IReadOnlyList<string>? Subnets { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    /// <summary>ENABLED or DISABLED.</summary>
    public string? AssignPublicIp { get; init; }
}

/// <summary>A load balancer of a service.</summary>
internal sealed record LoadBalancer
{
    /// <summary>Absent for a Classic ELB.</summary>
    public string? TargetGroupArn { get; init; }

    /// <summary>Of a Classic ELB.</summary>
    public string? LoadBalancerName { get; init; }

    public string? ContainerName { get; init; }

    public int? ContainerPort { get; init; }
}
