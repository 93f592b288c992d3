using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.Queues;

namespace EcsAutoscale.Sandbox.Rabbit;

/// <summary>The part of RabbitMQ's management API that tells of queues: GET /api/queues, /api/queues/VHOST and /api/queues/VHOST/NAME.</summary>
internal sealed class RabbitEndpoint : IEndpoint
{
    private const string JsonType = "application/json";

    public string Service => "rabbitmq";

    public SignatureRule? Signature => null;

    public bool Accepts(SandboxRequest request) => request is { Method: "GET", Path: ["api", "queues", ..] and { Length: <= 4 } };

    public string Operation(SandboxRequest request) => request.Path.Length == 4 ? "GetQueue" : "ListQueues";

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        if (view.Options.RabbitRequiresLogin && request.Authorization != Login(view.Options))
        {
            return Error("not_authorized", "Not_Authorized", 401) with
            {
                Headers = [new("WWW-Authenticate", "Basic realm=\"RabbitMQ Management\"")],
            };
        }

        if (request.Path is [_, _, var virtualHost, var name])
            return view.Cloud.Queues.Find(virtualHost, name) is { } queue ? Json(200, Describe(queue)) : Error("Object Not Found", "Not Found", 404);
        var listed = view.Cloud.Queues.Queues.Where(q => request.Path.Length == 2 || q.VirtualHost == request.Path[2]);
        return Json(200, new JsonArray([.. listed.Select(Describe)]));
    }

    public Reply Error(string code, string message, int status) => Json(status, new JsonObject { ["error"] = code, ["reason"] = message });

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("too_many_requests", "Too Many Requests", 429),
        FaultKind.AccessDenied => new WireError("not_authorized", "Not_Authorized", 401),
        FaultKind.NotFound => new WireError("Object Not Found", "Not Found", 404),
        _ => new WireError("Internal Server Error", "internal_server_error", 500),
    };

    private static string Login(SandboxOptions options) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(options.RabbitUser + ":" + options.RabbitPassword));

    private static Reply Json(int status, JsonNode body) => Reply.Text(status, JsonType, body.ToJsonString());

    /// <summary>As RabbitMQ does, message_stats has only what ever happened (ECS-FACTS section 7).</summary>
    private static JsonObject Describe(MessageBacklog queue)
    {
        var output = new JsonObject
        {
            ["name"] = queue.Name,
            ["vhost"] = queue.VirtualHost,
            ["type"] = "classic",
            ["state"] = "running",
            ["node"] = "rabbit@sandbox",
            ["durable"] = true,
            ["auto_delete"] = false,
            ["exclusive"] = false,
            ["arguments"] = new JsonObject(),
            ["consumers"] = queue.Consumers,
            ["messages"] = queue.Messages,
            ["messages_details"] = Rate(queue.ArrivalRate - queue.ConsumptionRate),
            ["messages_ready"] = queue.MessagesReady,
            ["messages_ready_details"] = Rate(queue.ArrivalRate - queue.ConsumptionRate),
            ["messages_unacknowledged"] = queue.MessagesUnacknowledged,
            ["messages_unacknowledged_details"] = Rate(0),
        };
        var statistics = new JsonObject();
        AddStatistic(statistics, "publish", queue.Published, queue.ArrivalRate);
        AddStatistic(statistics, "deliver_get", queue.Acknowledged, queue.ConsumptionRate);
        AddStatistic(statistics, "ack", queue.Acknowledged, queue.ConsumptionRate);
        if (statistics.Count > 0)
            output["message_stats"] = statistics;
        return output;
    }

    private static void AddStatistic(JsonObject statistics, string name, long total, double rate)
    {
        if (total == 0)
            return;
        statistics[name] = total;
        statistics[name + "_details"] = Rate(rate);
    }

    private static JsonObject Rate(double perSecond) => new() { ["rate"] = Math.Round(perSecond, 3) };
}
