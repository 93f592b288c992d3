using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Amazon ECS: the awsJson 1.1 protocol.</summary>
internal sealed class EcsEndpoint : IEndpoint
{
    private const string TargetPrefix = "AmazonEC2ContainerServiceV20141113.";
    private const string JsonType = "application/x-amz-json-1.1";

    private readonly Dictionary<string, Func<EcsCall, JsonObject>> _operations = new(StringComparer.Ordinal)
    {
        ["ListClusters"] = ClusterOperations.ListClusters,
        ["DescribeClusters"] = ClusterOperations.DescribeClusters,
        ["DescribeCapacityProviders"] = ClusterOperations.DescribeCapacityProviders,
        ["ListContainerInstances"] = ContainerInstanceOperations.ListContainerInstances,
        ["DescribeContainerInstances"] = ContainerInstanceOperations.DescribeContainerInstances,
        ["UpdateContainerInstancesState"] = ContainerInstanceOperations.UpdateContainerInstancesState,
        ["PutAttributes"] = AttributeOperations.PutAttributes,
        ["DeleteAttributes"] = AttributeOperations.DeleteAttributes,
        ["ListServices"] = ServiceOperations.ListServices,
        ["DescribeServices"] = ServiceOperations.DescribeServices,
        ["UpdateService"] = ServiceOperations.UpdateService,
        ["TagResource"] = TagOperations.TagResource,
        ["DescribeTaskDefinition"] = TaskOperations.DescribeTaskDefinition,
        ["ListTasks"] = TaskOperations.ListTasks,
        ["DescribeTasks"] = TaskOperations.DescribeTasks,
        ["GetTaskProtection"] = TaskOperations.GetTaskProtection,
    };

    public string Service => "ecs";

    public SignatureRule? Signature { get; } = new("ecs", isJson: true);

    public bool Accepts(SandboxRequest request) =>
        request is { Method: "POST", Path.Length: 0 } && request.Target.StartsWith(TargetPrefix, StringComparison.Ordinal);

    public string Operation(SandboxRequest request) => request.Target[TargetPrefix.Length..];

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        if (!request.ContentType.StartsWith(JsonType, StringComparison.Ordinal) || !_operations.TryGetValue(Operation(request), out var operation))
            throw new WireError("UnknownOperationException", "");
        return Json(200, operation(new EcsCall(Parse(request.Body), view)));
    }

    public Reply Error(string code, string message, int status) => Json(status, new JsonObject { ["__type"] = code, ["message"] = message });

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("ThrottlingException", "Rate exceeded"),
        FaultKind.AccessDenied => new WireError("AccessDeniedException", $"User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: ecs:{operation} on resource: * because no identity-based policy allows the ecs:{operation} action"),
        FaultKind.NotFound when operation == "UpdateService" => new WireError("ServiceNotFoundException", "Service not found."),
        FaultKind.NotFound => new WireError("ClusterNotFoundException", "Cluster not found."),
        _ => new WireError("ServerException", "Service Unavailable. Please try again later.", 500),
    };

    private static Reply Json(int status, JsonObject output) => Reply.Text(status, JsonType, output.ToJsonString());

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw new WireError("SerializationException", "The input is not an object.");
        }
        catch (JsonException)
        {
            throw new WireError("SerializationException", "The input is not JSON.");
        }
    }
}
