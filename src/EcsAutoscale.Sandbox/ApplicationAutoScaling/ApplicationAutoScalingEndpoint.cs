using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.ApplicationAutoScaling;

namespace EcsAutoscale.Sandbox.ApplicationAutoScaling;

/// <summary>Application Auto Scaling: the awsJson 1.1 protocol, and of its operations the one that says what it scales.</summary>
internal sealed class ApplicationAutoScalingEndpoint : IEndpoint
{
    private const string TargetPrefix = "AnyScaleFrontendService.";
    private const string JsonType = "application/x-amz-json-1.1";
    private const string Describe = "DescribeScalableTargets";
    private const string Dimension = "ecs:service:DesiredCount";
    private const int MostIds = 50;

    public string Service => "application-autoscaling";

    public SignatureRule? Signature { get; } = new("application-autoscaling", isJson: true);

    public bool Accepts(SandboxRequest request) =>
        request is { Method: "POST", Path.Length: 0 } && request.Target.StartsWith(TargetPrefix, StringComparison.Ordinal);

    public string Operation(SandboxRequest request) => request.Target[TargetPrefix.Length..];

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        if (!request.ContentType.StartsWith(JsonType, StringComparison.Ordinal) || Operation(request) != Describe)
            throw new WireError("UnknownOperationException", "");
        return Json(200, DescribeScalableTargets(Parse(request.Body), view));
    }

    public Reply Error(string code, string message, int status) => Json(status, new JsonObject { ["__type"] = code, ["Message"] = message });

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("ThrottlingException", "Rate exceeded"),
        FaultKind.AccessDenied => new WireError("AccessDeniedException", $"User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: application-autoscaling:{operation} because no identity-based policy allows the application-autoscaling:{operation} action"),
        FaultKind.NotFound => new WireError("ObjectNotFoundException", "No scalable target found."),
        _ => new WireError("InternalServiceException", "Service Unavailable. Please try again later.", 500),
    };

    private static JsonObject DescribeScalableTargets(JsonObject input, CloudView view)
    {
        var space = Text(input, "ServiceNamespace") ?? throw Invalid("1 validation error detected: Value null at 'serviceNamespace' failed to satisfy constraint: Member must not be null");
        var ids = (input["ResourceIds"] as JsonArray)?.Select(id => (string)id!).ToHashSet(StringComparer.Ordinal);
        if (ids?.Count > MostIds) throw Invalid($"The maximum number of resource IDs is {MostIds}.");
        var wanted = space == "ecs" && Text(input, "ScalableDimension") is null or Dimension
            ? view.Cloud.ScalableTargets.All.Where(target => ids?.Contains(target.ResourceId) ?? true)
            : [];
        var size = (int?)input["MaxResults"] ?? MostIds;
        var page = PageToken.Cut(wanted, target => target.ResourceId, size, Text(input, "NextToken"), () => new WireError("InvalidNextTokenException", "The next token is invalid."));
        var output = new JsonObject { ["ScalableTargets"] = new JsonArray([.. page.Items.Select(target => (JsonNode)Shape(target, view.Clock))]) };
        if (page.NextToken is { } token) output["NextToken"] = token;
        return output;
    }

    private static JsonObject Shape(ScalableTarget target, WireClock clock) => new()
    {
        ["ServiceNamespace"] = "ecs",
        ["ResourceId"] = target.ResourceId,
        ["ScalableDimension"] = Dimension,
        ["MinCapacity"] = target.MinCapacity,
        ["MaxCapacity"] = target.MaxCapacity,
        ["RoleARN"] = "arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
        ["CreationTime"] = Math.Round(clock.Show(target.RegisteredAt).ToUnixTimeMilliseconds() / 1000m, 3),
        ["SuspendedState"] = new JsonObject
        {
            ["DynamicScalingInSuspended"] = target.IsSuspended,
            ["DynamicScalingOutSuspended"] = target.IsSuspended,
            ["ScheduledScalingSuspended"] = target.IsSuspended,
        },
    };

    private static string? Text(JsonObject input, string name) => (string?)input[name];

    private static WireError Invalid(string message) => new("ValidationException", message);

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
