using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Container instances.</summary>
internal static class ContainerInstanceOperations
{
    private static readonly string[] ListableStatuses = ["ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED"];

    public static JsonObject ListContainerInstances(EcsCall call)
    {
        var status = call.Text("status");
        if (status is not null && !ListableStatuses.Contains(status))
            throw EcsCall.Invalid("Container instance status should be one of [ACTIVE, DRAINING, REGISTERING, DEREGISTERING, REGISTRATION_FAILED].");
        var matches = call.Text("filter") is { } filter ? ContainerInstanceControl.Query(filter) : _ => true;
        return call.ListPage("containerInstanceArns", call.Cluster.Instances.Where(i => (status is null || i.Status == status) && matches(i)).Select(i => i.Arn), 100);
    }

    public static JsonObject DescribeContainerInstances(EcsCall call)
    {
        var cluster = call.Cluster;
        var withHealth = call.Includes("CONTAINER_INSTANCE_HEALTH");
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in call.RequiredTexts("containerInstances", 100, "Container instances"))
        {
            if (cluster.FindInstance(id) is { } instance)
                found.Add((JsonNode)Describe(call, instance, withHealth));
            else
                failures.Add((JsonNode)EcsCall.Failure(AsArn(call, cluster, id), "MISSING"));
        }

        return new JsonObject { ["containerInstances"] = found, ["failures"] = failures };
    }

    public static JsonObject UpdateContainerInstancesState(EcsCall call)
    {
        var cluster = call.Cluster;
        var status = call.RequiredText("status");
        var (changed, failures) = (new JsonArray(), new JsonArray());
        foreach (var id in call.RequiredTexts("containerInstances", 10, "Container instances"))
        {
            var instance = cluster.FindInstance(id);
            var failure = instance is null ? "MISSING" : call.Ecs.Instances.SetStatus(instance, status);
            if (failure is null)
                changed.Add((JsonNode)Describe(call, instance!, withHealth: false));
            else
                failures.Add((JsonNode)EcsCall.Failure(AsArn(call, cluster, id), failure));
        }

        return new JsonObject { ["containerInstances"] = changed, ["failures"] = failures };
    }

    private static string AsArn(EcsCall call, EcsCluster cluster, string id) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? id
        : $"arn:aws:ecs:{call.Cloud.Options.Region}:{call.Cloud.Options.AccountId}:container-instance/{cluster.Name}/{id}";

    private static JsonObject Describe(EcsCall call, ContainerInstance instance, bool withHealth)
    {
        var output = new JsonObject
        {
            ["containerInstanceArn"] = instance.Arn,
            ["ec2InstanceId"] = instance.Ec2InstanceId,
            ["version"] = instance.Version,
            ["versionInfo"] = new JsonObject { ["agentVersion"] = "1.95.0", ["agentHash"] = "3b8ed2f3", ["dockerVersion"] = "DockerVersion: 25.0.8" },
            ["remainingResources"] = Remaining(instance.Resources),
            ["registeredResources"] = Registered(instance.Resources),
            ["status"] = instance.Status,
            ["agentConnected"] = instance.AgentConnected,
            ["runningTasksCount"] = instance.RunningTasksCount,
            ["pendingTasksCount"] = instance.PendingTasksCount,
            ["attributes"] = new JsonArray([.. instance.Attributes.Select(Attribute)]),
            ["registeredAt"] = EcsJson.Time(call.Clock.Show(instance.RegisteredAt)),
            ["attachments"] = new JsonArray(),
            ["tags"] = new JsonArray(),
        };
        if (instance.CapacityProvider is { } provider)
            output["capacityProviderName"] = provider;
        if (withHealth)
            output["healthStatus"] = Health(call, instance);
        return output;
    }

    private static JsonObject Attribute(KeyValuePair<string, string?> attribute)
    {
        var output = new JsonObject { ["name"] = attribute.Key };
        if (attribute.Value is { } value)
            output["value"] = value;
        return output;
    }

    private static JsonObject Health(EcsCall call, ContainerInstance instance) => new()
    {
        ["overallStatus"] = instance.HealthStatus,
        ["details"] = new JsonArray(new JsonObject
        {
            ["type"] = "CONTAINER_RUNTIME",
            ["status"] = instance.HealthStatus,
            ["lastUpdated"] = EcsJson.Time(call.Clock.Show(call.Cloud.Now)),
            ["lastStatusChange"] = EcsJson.Time(call.Clock.Show(instance.RegisteredAt)),
        }),
    };

    private static JsonArray Registered(HostResources host) => Resources(host.Cpu, host.Memory, HostResources.ReservedTcpPorts, [], host.Gpus);

    /// <summary>CPU and memory are what is left; ports are what is taken (ECS-FACTS section 1).</summary>
    private static JsonArray Remaining(HostResources host) =>
        Resources(host.RemainingCpu, host.RemainingMemory, host.TakenTcpPorts, host.TakenUdpPorts, [.. host.RemainingGpus]);

    private static JsonArray Resources(int cpu, int memory, IEnumerable<int> tcp, IEnumerable<int> udp, IReadOnlyCollection<string> gpus)
    {
        var output = new JsonArray
        {
            EcsJson.Integer("CPU", cpu),
            EcsJson.Integer("MEMORY", memory),
            EcsJson.StringSet("PORTS", tcp.Select(Number)),
            EcsJson.StringSet("PORTS_UDP", udp.Select(Number)),
        };
        if (gpus.Count > 0)
            output.Add((JsonNode)EcsJson.StringSet("GPU", gpus));
        return output;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
