using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Clusters and capacity providers.</summary>
internal static class ClusterOperations
{
    public static JsonObject ListClusters(EcsCall call) => call.ListPage("clusterArns", call.Ecs.Clusters.Select(c => c.Arn), 100);

    public static JsonObject DescribeClusters(EcsCall call)
    {
        var asked = call.Texts("clusters") is { Count: > 0 } names ? names : ["default"];
        if (asked.Count > 100)
            throw EcsCall.Invalid("Clusters cannot have more than 100 elements.");
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in asked)
        {
            if (call.Ecs.FindCluster(name) is { } cluster)
                found.Add((JsonNode)Describe(cluster));
            else
                failures.Add((JsonNode)EcsCall.Failure(name.StartsWith("arn:", System.StringComparison.Ordinal) ? name : ArnOf(call, name), "MISSING"));
        }

        return new JsonObject { ["clusters"] = found, ["failures"] = failures };
    }

    public static JsonObject DescribeCapacityProviders(EcsCall call)
    {
        var asked = call.Texts("capacityProviders");
        var (all, failures) = (call.Ecs.CapacityProviders, new JsonArray());
        foreach (var name in asked.Where(n => !all.Any(p => p.Name == n || p.Arn == n)))
            failures.Add((JsonNode)EcsCall.Failure(name, "MISSING"));
        var page = call.Cut(all.Where(p => asked.Count == 0 || asked.Contains(p.Name) || asked.Contains(p.Arn)), p => p.Name, 10, 10);
        var output = new JsonObject { ["capacityProviders"] = new JsonArray([.. page.Items.Select(Describe)]), ["failures"] = failures };
        return EcsCall.WithToken(output, page.NextToken);
    }

    private static string ArnOf(EcsCall call, string name) =>
        $"arn:aws:ecs:{call.Cloud.Options.Region}:{call.Cloud.Options.AccountId}:cluster/{name}";

    private static JsonObject Describe(EcsCluster cluster) => new()
    {
        ["clusterArn"] = cluster.Arn,
        ["clusterName"] = cluster.Name,
        ["status"] = cluster.Status,
        ["registeredContainerInstancesCount"] = cluster.Instances.Count,
        ["runningTasksCount"] = cluster.Instances.Sum(i => i.RunningTasksCount),
        ["pendingTasksCount"] = cluster.Instances.Sum(i => i.PendingTasksCount),
        ["activeServicesCount"] = cluster.Services.Count(s => s.Status == "ACTIVE"),
        ["statistics"] = new JsonArray(),
        ["tags"] = new JsonArray(),
        ["settings"] = new JsonArray(),
        ["capacityProviders"] = new JsonArray([.. cluster.CapacityProviders.Select(p => (JsonNode)p)]),
        ["defaultCapacityProviderStrategy"] = new JsonArray(),
    };

    private static JsonObject Describe(CapacityProvider provider) => new()
    {
        ["capacityProviderArn"] = provider.Arn,
        ["name"] = provider.Name,
        ["status"] = "ACTIVE",
        ["autoScalingGroupProvider"] = new JsonObject
        {
            ["autoScalingGroupArn"] = provider.GroupArn,
            ["managedScaling"] = new JsonObject
            {
                ["status"] = provider.ManagedScaling ? "ENABLED" : "DISABLED",
                ["targetCapacity"] = provider.TargetCapacity,
                ["minimumScalingStepSize"] = 1,
                ["maximumScalingStepSize"] = 10000,
                ["instanceWarmupPeriod"] = 300,
            },
            ["managedTerminationProtection"] = provider.ManagedTerminationProtection ? "ENABLED" : "DISABLED",
            ["managedDraining"] = "ENABLED",
        },
        ["tags"] = new JsonArray(),
    };
}
