using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>How ECS writes tasks and task definitions.</summary>
internal static class TaskJson
{
    public static JsonObject Task(EcsCall call, EcsTask task)
    {
        var output = new JsonObject
        {
            ["taskArn"] = task.Arn,
            ["clusterArn"] = task.Instance.Cluster.Arn,
            ["taskDefinitionArn"] = task.Definition.Arn,
            ["containerInstanceArn"] = task.Instance.Arn,
            ["availabilityZone"] = task.Instance.Zone,
            ["group"] = task.Group,
            ["launchType"] = "EC2",
            ["lastStatus"] = task.LastStatus,
            ["desiredStatus"] = task.DesiredStatus,
            ["healthStatus"] = "UNKNOWN",
            ["cpu"] = Number(task.Need.Cpu),
            ["memory"] = Number(task.Need.Memory),
            ["containers"] = new JsonArray([.. task.Definition.Spec.Containers.Select(c => Container(task, c))]),
            ["overrides"] = new JsonObject
            {
                ["containerOverrides"] = new JsonArray([.. task.Definition.Spec.Containers.Select(c => new JsonObject { ["name"] = c.Name })]),
                ["inferenceAcceleratorOverrides"] = new JsonArray(),
            },
            ["attachments"] = new JsonArray(),
            ["attributes"] = new JsonArray(),
            ["tags"] = new JsonArray(),
            ["enableExecuteCommand"] = false,
            ["connectivity"] = task.Instance.AgentConnected ? "CONNECTED" : "DISCONNECTED",
            ["version"] = 3,
        };
        Add(output, "startedBy", task.StartedBy.Length > 0 ? task.StartedBy : null);
        Add(output, "stoppedReason", task.StoppedReason);
        Add(output, "stopCode", task.StopCode);
        Add(call, output, "createdAt", task.CreatedAt);
        Add(call, output, "startedAt", task.StartedAt);
        Add(call, output, "stoppingAt", task.StoppingAt);
        Add(call, output, "stoppedAt", task.StoppedAt);
        return output;
    }

    public static JsonObject Definition(TaskDefinition definition)
    {
        var spec = definition.Spec;
        var output = new JsonObject
        {
            ["taskDefinitionArn"] = definition.Arn,
            ["containerDefinitions"] = new JsonArray([.. spec.Containers.Select(Container)]),
            ["family"] = definition.Family,
            ["networkMode"] = spec.NetworkMode,
            ["revision"] = definition.Revision,
            ["volumes"] = new JsonArray(),
            ["status"] = "ACTIVE",
            ["requiresAttributes"] = new JsonArray(),
            ["placementConstraints"] = new JsonArray([.. spec.PlacementConstraints.Select(ServiceOperations.Describe)]),
            ["compatibilities"] = new JsonArray("EXTERNAL", "EC2"),
            ["requiresCompatibilities"] = new JsonArray("EC2"),
        };
        Add(output, "cpu", spec.Cpu is { } cpu ? Number(cpu) : null);
        Add(output, "memory", spec.Memory is { } memory ? Number(memory) : null);
        return output;
    }

    private static JsonObject Container(ContainerSpec container)
    {
        var output = new JsonObject
        {
            ["name"] = container.Name,
            ["image"] = container.Image,
            ["cpu"] = container.Cpu,
            ["portMappings"] = new JsonArray([.. container.PortMappings.Select(Port)]),
            ["essential"] = true,
            ["environment"] = new JsonArray(),
            ["mountPoints"] = new JsonArray(),
            ["volumesFrom"] = new JsonArray(),
        };
        if (container.Memory is { } memory)
            output["memory"] = memory;
        if (container.MemoryReservation is { } reservation)
            output["memoryReservation"] = reservation;
        if (container.Gpus > 0)
            output["resourceRequirements"] = new JsonArray(new JsonObject { ["value"] = Number(container.Gpus), ["type"] = "GPU" });
        return output;
    }

    private static JsonObject Port(PortMapping port) => new()
    {
        ["containerPort"] = port.ContainerPort,
        ["hostPort"] = port.HostPort,
        ["protocol"] = port.Protocol,
    };

    private static JsonObject Container(EcsTask task, ContainerSpec container) => new()
    {
        ["name"] = container.Name,
        ["image"] = container.Image,
        ["taskArn"] = task.Arn,
        ["lastStatus"] = task.LastStatus is TaskStatuses.Provisioning ? TaskStatuses.Pending : task.LastStatus,
        ["cpu"] = Number(container.Cpu),
        ["networkInterfaces"] = new JsonArray(),
        ["healthStatus"] = "UNKNOWN",
    };

    private static void Add(JsonObject output, string name, string? value)
    {
        if (value is not null)
            output[name] = value;
    }

    private static void Add(EcsCall call, JsonObject output, string name, DateTimeOffset? time)
    {
        if (time is { } value)
            output[name] = EcsJson.Time(call.Clock.Show(value));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
