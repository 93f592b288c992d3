using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;

namespace EcsAutoscale.Sandbox.Rabbit;

/// <summary>
/// Metrics as an application would publish them, in plain JSON: GET /metrics, of the form
/// {"queues":{"celery":{"messages":500,"ready":496,"consumers":1}},"services":{"production":{"worker":{"desired":2,"running":2,"pending":0}}}}.
/// </summary>
internal sealed class MetricsEndpoint : IEndpoint
{
    public string Service => "metrics";

    public SignatureRule? Signature => null;

    public bool Accepts(SandboxRequest request) => request is { Method: "GET", Path: ["metrics"] };

    public string Operation(SandboxRequest request) => "GetMetrics";

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        var (queues, services) = (new JsonObject(), new JsonObject());
        foreach (var queue in view.Cloud.Queues.Queues)
            queues[queue.Name] = new JsonObject { ["messages"] = queue.Messages, ["ready"] = queue.MessagesReady, ["consumers"] = queue.Consumers };
        foreach (var cluster in view.Cloud.Ecs.Clusters)
        {
            services[cluster.Name] = new JsonObject(cluster.Services.Select(s => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(
                s.Name, new JsonObject { ["desired"] = s.DesiredCount, ["running"] = s.RunningCount, ["pending"] = s.PendingCount })));
        }

        return Reply.Text(200, "application/json", new JsonObject { ["queues"] = queues, ["services"] = services }.ToJsonString());
    }

    public Reply Error(string code, string message, int status) =>
        Reply.Text(status, "application/json", new JsonObject { ["error"] = code, ["message"] = message }.ToJsonString());

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("too_many_requests", "Too many requests", 429),
        FaultKind.AccessDenied => new WireError("forbidden", "Forbidden", 403),
        FaultKind.NotFound => new WireError("not_found", "Not found", 404),
        _ => new WireError("internal", "Internal server error", 500),
    };
}
