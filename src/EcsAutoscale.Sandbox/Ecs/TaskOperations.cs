using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Tasks and task definitions.</summary>
internal static class TaskOperations
{
    public static JsonObject DescribeTaskDefinition(EcsCall call)
    {
        var definition = call.Ecs.Definitions.Find(call.RequiredText("taskDefinition"))
            ?? throw new WireError("ClientException", "Unable to describe task definition.");
        return new JsonObject { ["taskDefinition"] = TaskJson.Definition(definition), ["tags"] = new JsonArray() };
    }

    public static JsonObject ListTasks(EcsCall call)
    {
        var cluster = call.Cluster;
        var desired = call.Text("desiredStatus") ?? "RUNNING";
        if (desired is not ("RUNNING" or "STOPPED" or "PENDING"))
            throw EcsCall.Invalid("Desired status should be one of [RUNNING, PENDING, STOPPED].");
        IEnumerable<EcsTask> tasks = cluster.Tasks.Where(t => t.DesiredStatus == desired);
        if (call.Text("containerInstance") is { } id)
        {
            var instance = cluster.FindInstance(id) ?? throw EcsCall.Invalid("The specified container instance was not found.");
            tasks = tasks.Where(t => t.Instance == instance);
        }

        if (call.Text("serviceName") is { } name)
        {
            var service = cluster.Service(name);
            tasks = tasks.Where(t => t.Service == service);
        }

        if (call.Text("family") is { } family)
            tasks = tasks.Where(t => t.Definition.Family == family);
        if (call.Text("startedBy") is { } startedBy)
            tasks = tasks.Where(t => t.StartedBy == startedBy);
        return call.ListPage("taskArns", tasks.Select(t => t.Arn), 100);
    }

    public static JsonObject DescribeTasks(EcsCall call)
    {
        var (found, failures) = Find(call, "Tasks");
        return new JsonObject { ["tasks"] = new JsonArray([.. found.Select(t => TaskJson.Task(call, t))]), ["failures"] = failures };
    }

    public static JsonObject GetTaskProtection(EcsCall call)
    {
        var (found, failures) = Find(call, "Tasks");
        foreach (var standalone in found.Where(t => t.Service is null))
            failures.Add((JsonNode)EcsCall.Failure(standalone.Arn, "TASK_NOT_VALID"));
        return new JsonObject { ["protectedTasks"] = new JsonArray([.. found.Where(t => t.Service is not null).Select(t => Protection(call, t))]), ["failures"] = failures };
    }

    private static (IReadOnlyList<EcsTask> Found, JsonArray Failures) Find(EcsCall call, string what)
    {
        var cluster = call.Cluster;
        var (found, failures) = (new List<EcsTask>(), new JsonArray());
        foreach (var id in call.RequiredTexts("tasks", 100, what))
        {
            if (cluster.FindTask(id) is { } task)
                found.Add(task);
            else
                failures.Add((JsonNode)EcsCall.Failure(AsArn(call, cluster, id), "MISSING"));
        }

        return (found, failures);
    }

    private static string AsArn(EcsCall call, EcsCluster cluster, string id) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? id
        : $"arn:aws:ecs:{call.Cloud.Options.Region}:{call.Cloud.Options.AccountId}:task/{cluster.Name}/{id}";

    private static JsonObject Protection(EcsCall call, EcsTask task)
    {
        var output = new JsonObject { ["taskArn"] = task.Arn, ["protectionEnabled"] = task.IsProtected(call.Cloud.Now) };
        if (task.IsProtected(call.Cloud.Now))
            output["expirationDate"] = EcsJson.Time(call.Clock.Show(task.ProtectedUntil!.Value));
        return output;
    }
}
