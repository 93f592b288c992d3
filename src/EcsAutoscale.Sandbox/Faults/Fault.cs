using System;

namespace EcsAutoscale.Sandbox.Faults;

/// <summary>How a fault shows.</summary>
public enum FaultKind
{
    /// <summary>An error answer of the service's throttling code.</summary>
    Throttle,

    /// <summary>HTTP 500 with the service's internal error code.</summary>
    ServerError,

    /// <summary>HTTP 503 with a body that no AWS service wrote.</summary>
    Unavailable,

    /// <summary>The caller may not do this.</summary>
    AccessDenied,

    /// <summary>The cluster, service, group or queue is not there.</summary>
    NotFound,

    /// <summary>An error answer with a code, text and status of one's choice.</summary>
    Error,

    /// <summary>The connection is cut before anything is done.</summary>
    Reset,

    /// <summary>The request is carried out, then the connection is cut: the caller cannot know.</summary>
    LostAnswer,

    /// <summary>The request is carried out, and half of the answer arrives.</summary>
    TruncatedBody,

    /// <summary>The request is carried out, and the answer cannot be read.</summary>
    MalformedBody,

    /// <summary>The answer is right but late.</summary>
    Delay,

    /// <summary>No answer comes at all.</summary>
    Hang,
}

/// <summary>Something that goes wrong with one request.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>How late a <see cref="FaultKind.Delay"/> is, in real time.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>The error code of <see cref="FaultKind.Error"/>.</summary>
    public string Code { get; init; } = "";

    /// <summary>The text of <see cref="FaultKind.Error"/>.</summary>
    public string Message { get; init; } = "";

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int Status { get; init; } = 400;

    /// <summary>A <see cref="FaultKind.Throttle"/>.</summary>
    public static Fault Throttle { get; } = new(FaultKind.Throttle);

    /// <summary>A <see cref="FaultKind.ServerError"/>.</summary>
    public static Fault ServerError { get; } = new(FaultKind.ServerError);

    /// <summary>A <see cref="FaultKind.Unavailable"/>.</summary>
    public static Fault Unavailable { get; } = new(FaultKind.Unavailable);

    /// <summary>A <see cref="FaultKind.AccessDenied"/>.</summary>
    public static Fault AccessDenied { get; } = new(FaultKind.AccessDenied);

    /// <summary>A <see cref="FaultKind.NotFound"/>.</summary>
    public static Fault NotFound { get; } = new(FaultKind.NotFound);

    /// <summary>A <see cref="FaultKind.Reset"/>.</summary>
    public static Fault Reset { get; } = new(FaultKind.Reset);

    /// <summary>A <see cref="FaultKind.LostAnswer"/>.</summary>
    public static Fault LostAnswer { get; } = new(FaultKind.LostAnswer);

    /// <summary>A <see cref="FaultKind.TruncatedBody"/>.</summary>
    public static Fault TruncatedBody { get; } = new(FaultKind.TruncatedBody);

    /// <summary>A <see cref="FaultKind.MalformedBody"/>.</summary>
    public static Fault MalformedBody { get; } = new(FaultKind.MalformedBody);

    /// <summary>A <see cref="FaultKind.Hang"/>.</summary>
    public static Fault Hang { get; } = new(FaultKind.Hang);

    /// <summary>A <see cref="FaultKind.Delay"/>.</summary>
    public static Fault Late(TimeSpan by) => new(FaultKind.Delay) { Lateness = by };

    /// <summary>A <see cref="FaultKind.Error"/>.</summary>
    public static Fault Error(string code, string message, int status = 400) => new(FaultKind.Error) { Code = code, Message = message, Status = status };
}
