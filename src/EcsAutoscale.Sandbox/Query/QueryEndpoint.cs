using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;

namespace EcsAutoscale.Sandbox.Query;

/// <summary>What the services of AWS's Query protocol share: forms in, XML out.</summary>
internal abstract class QueryEndpoint(string service, string version, string xmlNamespace) : IEndpoint
{
    private const string XmlType = "text/xml";

    public string Service => service;

    public SignatureRule? Signature { get; } = new(service, isJson: false);

    /// <summary>The namespace of every element.</summary>
    protected XNamespace Xml { get; } = xmlNamespace;

    /// <summary>The operations by the names that the Action parameter gives.</summary>
    protected abstract IReadOnlyDictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>> Operations { get; }

    public bool Accepts(SandboxRequest request) => request.Path.Length == 0 && QueryInput.Parse(request).Text("Version") == version;

    public string Operation(SandboxRequest request) => QueryInput.Parse(request).Text("Action") ?? "";

    public Reply Answer(SandboxRequest request, CloudView view)
    {
        var input = QueryInput.Parse(request);
        var action = Operation(request);
        if (!Operations.TryGetValue(action, out var operation))
            throw new WireError("InvalidAction", $"Could not find operation {action} for version {version}");
        object[] result = [.. operation(input, view)];
        var response = new XElement(Xml + (action + "Response"));
        if (result.Length > 0)
            response.Add(new XElement(Xml + (action + "Result"), result));
        response.Add(new XElement(Xml + "ResponseMetadata", new XElement(Xml + "RequestId", Guid.NewGuid().ToString())));
        return Write(200, response);
    }

    public Reply Error(string code, string message, int status) => Write(status, new XElement(
        Xml + "ErrorResponse",
        new XElement(
            Xml + "Error",
            new XElement(Xml + "Type", status >= 500 ? "Receiver" : "Sender"),
            new XElement(Xml + "Code", code),
            new XElement(Xml + "Message", message)),
        new XElement(Xml + "RequestId", Guid.NewGuid().ToString())));

    public WireError Translate(FaultKind kind, string operation) => kind switch
    {
        FaultKind.Throttle => new WireError("Throttling", "Rate exceeded"),
        FaultKind.AccessDenied => new WireError("AccessDenied", $"User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: {PermissionPrefix}:{operation} because no identity-based policy allows the {PermissionPrefix}:{operation} action", 403),
        FaultKind.NotFound => new WireError("ValidationError", "AutoScalingGroup name not found - null"),
        _ => new WireError("InternalFailure", "We encountered an internal error. Please try again.", 500),
    };

    private string PermissionPrefix => service == "monitoring" ? "cloudwatch" : service;

    /// <summary>An element; null values are left out by AWS and here.</summary>
    protected XElement? Element(string name, string? value) => value is null ? null : new XElement(Xml + name, value);

    protected XElement Element(string name, int value) => new(Xml + name, value.ToString(CultureInfo.InvariantCulture));

    protected XElement Element(string name, bool value) => new(Xml + name, value ? "true" : "false");

    protected XElement Element(string name, DateTimeOffset value) =>
        new(Xml + name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>A list: each item in an element called member.</summary>
    protected XElement List(string name, IEnumerable<object> items) => new(Xml + name, items.Select(i => new XElement(Xml + "member", i)));

    private static Reply Write(int status, XElement root) =>
        Reply.Text(status, XmlType, root.ToString(SaveOptions.DisableFormatting));
}
