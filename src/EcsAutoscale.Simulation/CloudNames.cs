using System.Globalization;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation;

/// <summary>Ids and ARNs in AWS's formats, all drawn from the cloud's seed.</summary>
public sealed class CloudNames
{
    private readonly CloudOptions _options;
    private readonly SeededRandom _random;

    internal CloudNames(CloudOptions options, SeededRandom random)
    {
        _options = options;
        _random = random;
    }

    /// <summary>32 hexadecimal digits, as tasks and container instances have.</summary>
    public string HexId() => Hex() + Hex();

    /// <summary>An EC2 instance id: i-0 and 16 more digits.</summary>
    public string InstanceId() => "i-0" + Hex();

    /// <summary>A UUID, as deployments' events and scaling activities have.</summary>
    public string Uuid() => HexId().Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-");

    /// <summary>19 digits, as ECS deployments have.</summary>
    public string DeploymentId() =>
        "ecs-svc/" + (1_000_000_000_000_000_000UL + (_random.Next() % 8_000_000_000_000_000_000UL)).ToString(CultureInfo.InvariantCulture);

    internal string ClusterArn(string cluster) => Ecs("cluster/" + cluster);

    internal string TaskDefinitionArn(string family, int revision) =>
        Ecs("task-definition/" + family + ":" + revision.ToString(CultureInfo.InvariantCulture));

    /// <summary>The ARN of something inside a cluster; the old short format leaves the cluster out.</summary>
    internal string ArnInCluster(string kind, string cluster, string id) =>
        Ecs(_options.LongArns ? $"{kind}/{cluster}/{id}" : $"{kind}/{id}");

    internal string CapacityProviderArn(string name) => Ecs("capacity-provider/" + name);

    internal string GroupArn(string group) =>
        $"arn:aws:autoscaling:{_options.Region}:{_options.AccountId}:autoScalingGroup:{Uuid()}:autoScalingGroupName/{group}";

    private string Ecs(string resource) => $"arn:aws:ecs:{_options.Region}:{_options.AccountId}:{resource}";

    private string Hex() => _random.Next().ToString("x16", CultureInfo.InvariantCulture);
}
