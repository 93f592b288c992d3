using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.Queues;

namespace EcsAutoscale.Sandbox.Sqs;

/// <summary>Amazon SQS: the awsJson 1.0 protocol, as far as the numbers of messages go.</summary>
internal sealed class SqsEndpoint : IEndpoint
{
    private const string TargetPrefix = "AmazonSQS.";
    private const string JsonType = "application/x-amz-json-1.0";
    private const string ErrorPrefix = "com.amazonaws.sqs#";
    private const string Missing = "QueueDoesNotExist";

    private static readonly Dictionary<string, Func<MessageBacklog, string>> Attributes = new(StringComparer.Ordinal)
    {
        ["ApproximateNumberOfMessages"] = queue => Text(queue.MessagesReady),
        ["ApproximateNumberOfMessagesNotVisible"] = queue => Text(queue.MessagesUnacknowledged),
        ["ApproximateNumberOfMessagesDelayed"] = queue => Text(queue.MessagesDelayed),
        ["QueueArn"] = queue => "arn:aws:sqs:us-east-1:123456789012:" + queue.Name,
        ["VisibilityTimeout"] = _ => "30",
    };

    public string Service => "sqs";

    public SignatureRule? Signature { get; } = new("sqs", isJson: true);

    public bool Accepts(SandboxRequest request) => request.Method == "POST" && request.Target.StartsWith(TargetPrefix, StringComparison.Ordinal);

    public string Operation(SandboxRequest request) => request.Target[TargetPrefix.Length..];

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        if (!request.ContentType.StartsWith(JsonType, StringComparison.Ordinal)) throw new WireError("InvalidAction", "");
        var input = Parse(request.Body);
        return Operation(request) switch
        {
            "GetQueueUrl" => Json(200, new JsonObject { ["QueueUrl"] = Url(view, Find(view, Required(input, "QueueName"))) }),
            "GetQueueAttributes" => Json(200, GetQueueAttributes(input, view)),
            var other => throw new WireError("InvalidAction", $"The action {other} is not valid for this endpoint."),
        };
    }

    public Reply Error(string code, string message, int status) =>
        Json(status, new JsonObject { ["__type"] = code.Contains('#', StringComparison.Ordinal) ? code : ErrorPrefix + code, ["message"] = message }) with
        {
            // SQS still tells the code of its older protocol, which SDKs take before the other.
            Headers = code == Missing ? [new("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")] : [],
        };

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("RequestThrottled", "Request is throttled."),
        FaultKind.AccessDenied => new WireError("AccessDeniedException", Denied(operation), 403),
        FaultKind.NotFound => Absent(),
        _ => new WireError("InternalFailure", "We encountered an internal error. Please try again.", 500),
    };

    private static string Denied(string operation) =>
        $"User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: sqs:{operation} on resource: * "
        + $"because no identity-based policy allows the sqs:{operation} action";

    private static JsonObject GetQueueAttributes(JsonObject input, CloudView view)
    {
        var url = Required(input, "QueueUrl");
        var queue = Find(view, url.Split('/')[^1]);
        var names = input["AttributeNames"] is JsonArray asked ? [.. asked.Select(name => (string)name!)] : Array.Empty<string>();
        var output = new JsonObject();
        foreach (var name in names.Contains("All") ? [.. Attributes.Keys] : names)
            output[name] = Attributes.TryGetValue(name, out var tell) ? tell(queue) : throw new WireError("InvalidAttributeName", $"Unknown Attribute {name}.");
        return output.Count == 0 ? [] : new JsonObject { ["Attributes"] = output };
    }

    // AWS's own address, whatever address the caller used: clients ask their endpoint, not this one.
    private static string Url(CloudView view, MessageBacklog queue) => $"https://sqs.{view.Caller?.Region ?? "us-east-1"}.amazonaws.com/123456789012/{queue.Name}";

    private static MessageBacklog Find(CloudView view, string name) => view.Cloud.Sqs.Find("/", name) ?? throw Absent();

    private static WireError Absent() => new(Missing, "The specified queue does not exist.");

    private static string Required(JsonObject input, string name) => input[name] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0
        ? text
        : throw new WireError("MissingParameter", $"The request must contain the parameter {name}.");

    private static Reply Json(int status, JsonObject output) => Reply.Text(status, JsonType, output.ToJsonString());

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

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
