using System;
using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Services.</summary>
internal static class ServiceOperations
{
    public static JsonObject ListServices(EcsCall call)
    {
        var strategy = call.Text("schedulingStrategy");
        var listed = call.Cluster.Services.Where(s => s.Status != "INACTIVE" && (strategy is null || s.Spec.SchedulingStrategy == strategy));
        return call.ListPage("serviceArns", listed.Select(s => s.Arn), defaultSize: 10);
    }

    public static JsonObject DescribeServices(EcsCall call)
    {
        var cluster = call.Cluster;
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in call.RequiredTexts("services", 10, "Services"))
        {
            if (cluster.FindService(name) is { } service)
                found.Add((JsonNode)Describe(call, service));
            else
                failures.Add((JsonNode)EcsCall.Failure(name.StartsWith("arn:", StringComparison.Ordinal) ? name : ArnOf(call, cluster, name), "MISSING"));
        }

        return new JsonObject { ["services"] = found, ["failures"] = failures };
    }

    public static JsonObject UpdateService(EcsCall call)
    {
        var service = call.Cluster.Service(call.RequiredText("service"));
        var percents = call.Structure("deploymentConfiguration");
        TaskDefinition? definition = null;
        if (call.Text("taskDefinition") is { } name)
            definition = call.Ecs.Definitions.Find(name) ?? throw new WireError("ClientException", "TaskDefinition not found.");
        call.Ecs.UpdateService(
            service,
            call.Number("desiredCount"),
            definition,
            call.Flag("forceNewDeployment"),
            (int?)percents?["minimumHealthyPercent"],
            (int?)percents?["maximumPercent"]);
        return new JsonObject { ["service"] = Describe(call, service) };
    }

    private static string ArnOf(EcsCall call, EcsCluster cluster, string name) =>
        $"arn:aws:ecs:{call.Cloud.Options.Region}:{call.Cloud.Options.AccountId}:service/{cluster.Name}/{name}";

    private static JsonObject Describe(EcsCall call, EcsService service)
    {
        var output = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.Cluster.Arn,
            ["loadBalancers"] = new JsonArray(),
            ["serviceRegistries"] = new JsonArray(),
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = service.RunningCount,
            ["pendingCount"] = service.PendingCount,
            ["launchType"] = "EC2",
            ["taskDefinition"] = service.Primary.Definition.Arn,
            ["deploymentConfiguration"] = new JsonObject
            {
                ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = false, ["rollback"] = false },
                ["maximumPercent"] = service.MaximumPercent,
                ["minimumHealthyPercent"] = service.MinimumHealthyPercent,
                ["strategy"] = "ROLLING",
            },
            ["deployments"] = new JsonArray([.. service.Deployments.Select(d => Describe(call, service, d))]),
            ["events"] = new JsonArray([.. service.Events.NewestFirst.Select(e => Describe(call, e))]),
            ["createdAt"] = EcsJson.Time(call.Clock.Show(service.CreatedAt)),
            ["placementConstraints"] = new JsonArray([.. service.Spec.PlacementConstraints.Select(Describe)]),
            ["placementStrategy"] = new JsonArray([.. service.Spec.PlacementStrategy.Select(Describe)]),
            ["schedulingStrategy"] = service.Spec.SchedulingStrategy,
            ["createdBy"] = $"arn:aws:iam::{call.Cloud.Options.AccountId}:user/sandbox",
            ["enableECSManagedTags"] = false,
            ["propagateTags"] = "NONE",
            ["enableExecuteCommand"] = false,
            ["availabilityZoneRebalancing"] = "DISABLED",
        };
        if (call.Includes("TAGS"))
            output["tags"] = TagOperations.Describe(service.Tags);
        return output;
    }

    private static JsonObject Describe(EcsCall call, EcsService service, Deployment deployment)
    {
        var wanted = service.Tasks.Where(t => t.IsWanted && t.Deployment == deployment).ToArray();
        var running = wanted.Count(t => t.IsRunning);
        return new JsonObject
        {
            ["id"] = deployment.Id,
            ["status"] = deployment.Status,
            ["taskDefinition"] = deployment.Definition.Arn,
            ["desiredCount"] = deployment == service.Primary ? service.DesiredCount : wanted.Length,
            ["pendingCount"] = wanted.Length - running,
            ["runningCount"] = running,
            ["failedTasks"] = deployment.FailedTasks,
            ["createdAt"] = EcsJson.Time(call.Clock.Show(deployment.CreatedAt)),
            ["updatedAt"] = EcsJson.Time(call.Clock.Show(deployment.UpdatedAt)),
            ["launchType"] = "EC2",
            ["rolloutState"] = deployment.RolloutState,
            ["rolloutStateReason"] = $"ECS deployment {deployment.Id} {(deployment.RolloutState == "COMPLETED" ? "completed" : "in progress")}.",
        };
    }

    private static JsonObject Describe(EcsCall call, ServiceEvent item) => new()
    {
        ["id"] = item.Id,
        ["createdAt"] = EcsJson.Time(call.Clock.Show(item.CreatedAt)),
        ["message"] = item.Message,
    };

    private static JsonObject Describe(PlacementStrategy strategy)
    {
        var output = new JsonObject { ["type"] = strategy.Type };
        if (strategy.Field is { } field)
            output["field"] = strategy.Type == "binpack" ? field.ToUpperInvariant() : field;
        return output;
    }

    internal static JsonObject Describe(PlacementConstraint constraint)
    {
        var output = new JsonObject { ["type"] = constraint.Type };
        if (constraint.Expression is { } expression)
            output["expression"] = expression;
        return output;
    }
}
