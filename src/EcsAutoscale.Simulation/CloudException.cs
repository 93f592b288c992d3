using System;

namespace EcsAutoscale.Simulation;

/// <summary>The cloud refused an operation, with AWS's own error code and text.</summary>
public sealed class CloudException : Exception
{
    /// <summary>Makes a refusal.</summary>
    public CloudException(string code, string message)
        : base(message) => Code = code;

    /// <summary>AWS's error code, such as ClusterNotFoundException or ValidationError.</summary>
    public string Code { get; }

    /// <summary>Whether the fault lies with the service (HTTP 500) and not with the caller (HTTP 400).</summary>
    public bool IsServerFault { get; init; }

    internal static CloudException ClusterNotFound() => new("ClusterNotFoundException", "Cluster not found.");

    internal static CloudException ServiceNotFound() => new("ServiceNotFoundException", "Service not found.");

    internal static CloudException InvalidParameter(string message) => new("InvalidParameterException", message);

    internal static CloudException Validation(string message) => new("ValidationError", message);
}
