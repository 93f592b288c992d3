using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Budget;

/// <summary>A bucket from which AWS serves some operations of an account in a region.</summary>
/// <param name="Name">What we call it.</param>
/// <param name="Burst">How many calls it holds.</param>
/// <param name="PerSecond">How many calls come back to it a second.</param>
internal sealed record ThrottleBucket(string Name, double Burst, double PerSecond)
{
    // ECS-FACTS section 6. EC2 Auto Scaling and Application Auto Scaling publish no number: theirs is far below what is known to be served.
    private static readonly ThrottleBucket ClusterRead = new("ECS cluster read", 50, 20);
    private static readonly ThrottleBucket ResourceRead = new("ECS cluster resource read", 100, 20);
    private static readonly ThrottleBucket ResourceModify = new("ECS cluster resource modify", 100, 40);
    private static readonly ThrottleBucket ServiceRead = new("ECS service read", 100, 20);
    private static readonly ThrottleBucket ServiceModify = new("ECS service modify", 50, 5);
    private static readonly ThrottleBucket DefinitionRead = new("ECS task definition read", 50, 20);
    private static readonly ThrottleBucket TaskProtection = new("ECS task protection", 200, 80);
    private static readonly ThrottleBucket ProviderRead = new("ECS capacity provider read", 50, 20);
    private static readonly ThrottleBucket AutoScaling = new("EC2 Auto Scaling", 50, 10);
    private static readonly ThrottleBucket ApplicationAutoScaling = new("Application Auto Scaling", 50, 10);
    private static readonly ThrottleBucket CloudWatch = new("CloudWatch", 50, 50);

    private static readonly Dictionary<string, ThrottleBucket> OfEcs = new()
    {
        ["DescribeClusters"] = ClusterRead,
        ["ListClusters"] = ClusterRead,
        ["ListContainerInstances"] = ResourceRead,
        ["DescribeContainerInstances"] = ResourceRead,
        ["ListTasks"] = ResourceRead,
        ["DescribeTasks"] = ResourceRead,
        ["ListAttributes"] = ResourceRead,
        ["UpdateContainerInstancesState"] = ResourceModify,
        ["PutAttributes"] = ResourceModify,
        ["DeleteAttributes"] = ResourceModify,
        ["ListServices"] = ServiceRead,
        ["DescribeServices"] = ServiceRead,
        ["UpdateService"] = ServiceModify,
        ["DescribeTaskDefinition"] = DefinitionRead,
        ["GetTaskProtection"] = TaskProtection,
        ["DescribeCapacityProviders"] = ProviderRead,
    };

    /// <summary>The bucket of an operation; the least generous of a service's for one that is not in the table.</summary>
    /// <param name="service">AWS's service id: ECS, Auto Scaling, Application Auto Scaling, CloudWatch.</param>
    /// <param name="operation">AWS's name of the operation.</param>
    public static ThrottleBucket Of(string service, string operation) => service switch
    {
        "ECS" => OfEcs.TryGetValue(operation, out var bucket) ? bucket : ServiceModify,
        "CloudWatch" => CloudWatch,
        "Application Auto Scaling" => ApplicationAutoScaling,
        _ => AutoScaling,
    };
}
