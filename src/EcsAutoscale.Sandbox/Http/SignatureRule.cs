using System;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>What a service says of requests that are not signed for it. Signatures themselves are not checked.</summary>
internal sealed class SignatureRule(string service, bool isJson)
{
    /// <summary>Refuses a request without a Signature Version 4 header for this service.</summary>
    public void Check(SandboxRequest request)
    {
        if (request.Authorization.Length == 0)
        {
            throw isJson
                ? new WireError("MissingAuthenticationTokenException", "Missing Authentication Token")
                : new WireError("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
        }

        if (!request.Authorization.StartsWith(SignedBy.Algorithm + " ", StringComparison.Ordinal))
            throw Refusal("UnrecognizedClientException", "InvalidClientTokenId", "The security token included in the request is invalid.");
        if (request.Signer is not { } signer)
            throw Refusal("IncompleteSignatureException", "IncompleteSignature", "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
        if (signer.Service != service)
            throw Refusal("InvalidSignatureException", "SignatureDoesNotMatch", $"Credential should be scoped to correct service: '{service}'. ");
    }

    private WireError Refusal(string jsonCode, string queryCode, string message) =>
        isJson ? new WireError(jsonCode, message) : new WireError(queryCode, message, 403);
}
