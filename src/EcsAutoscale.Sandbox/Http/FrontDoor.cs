using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.ApplicationAutoScaling;
using EcsAutoscale.Sandbox.AutoScaling;
using EcsAutoscale.Sandbox.CloudWatch;
using EcsAutoscale.Sandbox.Ecs;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Rabbit;
using EcsAutoscale.Sandbox.Requests;
using EcsAutoscale.Sandbox.SecurityToken;
using EcsAutoscale.Sandbox.Sqs;
using EcsAutoscale.Simulation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>Reads a request, finds whom it is for, notes it, lets go wrong what shall go wrong, and answers.</summary>
internal sealed class FrontDoor(SandboxOptions options, CloudGate gate, FaultPlan faults, RequestLog log, RequestWatch watch)
{
    private const int LoggedCharacters = 2000;

    private readonly IEndpoint[] _endpoints =
    [
        new EcsEndpoint(), new AutoScalingEndpoint(), new CloudWatchEndpoint(), new ApplicationAutoScalingEndpoint(), new StsEndpoint(), new SqsEndpoint(),
        new RabbitEndpoint(), new MetricsEndpoint(),
    ];

    public async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (Array.Find(_endpoints, e => e.Accepts(request)) is not { } endpoint)
        {
            Note("unknown", request.Method, request, null);
            await SendAsync(context, Reply.Text(404, "text/plain", "The sandbox knows no such address: " + request.Method + " " + request.Target.Split('?')[0])).ConfigureAwait(false);
            return;
        }

        var operation = endpoint.Operation(request);
        var fault = faults.Next(endpoint.Service, operation);
        var noted = Note(endpoint.Service, operation, request, fault);
        await DelayAsync(fault, context.RequestAborted).ConfigureAwait(false);
        if (fault?.Kind is FaultKind.Reset or FaultKind.Hang || !await watch.OnArrivedAsync(noted).ConfigureAwait(false))
        {
            context.Abort();
            return;
        }

        var reply = Refusal(fault, endpoint, operation) ?? Carry(endpoint, request);
        var isSent = await watch.OnCarriedOutAsync(noted).ConfigureAwait(false);
        await SendAsync(context, reply, isSent ? fault?.Kind : FaultKind.LostAnswer).ConfigureAwait(false);
    }

    private static async Task<SandboxRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellation).ConfigureAwait(false);
        var raw = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string[] path = [.. raw.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        var target = request.Headers["X-Amz-Target"].ToString();
        var authorization = request.Headers.Authorization.ToString();
        return new SandboxRequest(request.Method, path, target.Length > 0 ? target : raw, request.ContentType ?? "", body, authorization, SignedBy.Read(authorization));
    }

    private static Reply? Refusal(Fault? fault, IEndpoint endpoint, string operation)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Error:
                return endpoint.Error(fault.Code, fault.Message, fault.Status);
            case FaultKind.Unavailable:
                return Reply.Text(503, "text/html", "<html><body><h1>503 Service Unavailable</h1></body></html>");
            case FaultKind.Throttle or FaultKind.ServerError or FaultKind.AccessDenied or FaultKind.NotFound:
                var error = endpoint.Translate(fault.Kind, operation);
                return endpoint.Error(error.Code, error.Message, error.Status);
            default:
                return null;
        }
    }

    private Reply Carry(IEndpoint endpoint, SandboxRequest request)
    {
        try
        {
            endpoint.Signature?.Check(request);
            return gate.Use((cloud, clock) => endpoint.Answer(request, new CloudView(cloud, clock, options, request.Signer)));
        }
        catch (WireError error)
        {
            return endpoint.Error(error.Code, error.Message, error.Status);
        }
        catch (CloudException error)
        {
            return endpoint.Error(error.Code, error.Message, error.IsServerFault ? 500 : 400);
        }
    }

    private LoggedRequest Note(string service, string operation, SandboxRequest request, Fault? fault)
    {
        var parameters = request.Body.Length > 0 ? request.Body : request.Target;
        var noted = new LoggedRequest
        {
            Service = service,
            Operation = operation,
            ReceivedAt = options.TimeProvider.GetUtcNow(),
            VirtualTime = gate.Use((cloud, _) => cloud.Now),
            Parameters = parameters.Length > LoggedCharacters ? parameters[..LoggedCharacters] : parameters,
            AccessKeyId = request.Signer?.AccessKeyId,
            Region = request.Signer?.Region,
            Fault = fault?.Kind,
        };
        log.Add(noted);
        return noted;
    }

    private async Task DelayAsync(Fault? fault, CancellationToken aborted)
    {
        var delay = fault?.Kind switch
        {
            FaultKind.Hang => Timeout.InfiniteTimeSpan,
            FaultKind.Delay => options.Latency + fault.Lateness,
            _ => options.Latency,
        };
        if (delay != TimeSpan.Zero)
            await Task.Delay(delay, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SendAsync(HttpContext context, Reply reply, FaultKind? fault = null)
    {
        if (fault is FaultKind.LostAnswer || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        var body = fault is FaultKind.MalformedBody ? "}{<not what you asked for"u8.ToArray() : reply.Body;
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        foreach (var header in reply.Headers)
            response.Headers[header.Key] = header.Value;
        var sent = fault is FaultKind.TruncatedBody ? body.AsMemory(0, body.Length / 2) : body;
        await response.Body.WriteAsync(sent).ConfigureAwait(false);
        if (fault is not FaultKind.TruncatedBody)
            return;
        await response.Body.FlushAsync().ConfigureAwait(false);
        context.Abort();
    }
}
