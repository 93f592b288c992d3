using EcsAutoscale.Simulation;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>One request as an endpoint sees it.</summary>
internal sealed record SandboxRequest(string Method, string[] Path, string Target, string ContentType, string Body, string Authorization, SignedBy? Signer);

/// <summary>What an endpoint answers from.</summary>
internal sealed record CloudView(SimulatedCloud Cloud, WireClock Clock, SandboxOptions Options, SignedBy? Caller);

/// <summary>One AWS service, or another API, behind the front door.</summary>
internal interface IEndpoint
{
    /// <summary>Its name in credential scopes, the request log and fault patterns.</summary>
    public string Service { get; }

    /// <summary>How requests must be signed, or null where they need not be.</summary>
    public SignatureRule? Signature { get; }

    /// <summary>Whether a request is for it.</summary>
    public bool Accepts(SandboxRequest request);

    /// <summary>Which operation a request is for.</summary>
    public string Operation(SandboxRequest request);

    /// <summary>Carries a request out; called while no other request is.</summary>
    public Reply Answer(SandboxRequest request, CloudView view);

    /// <summary>An error answer in its own form.</summary>
    public Reply Error(string code, string message, int status);

    /// <summary>Its own code and status of a fault.</summary>
    public WireError Translate(Faults.FaultKind kind, string operation);
}
