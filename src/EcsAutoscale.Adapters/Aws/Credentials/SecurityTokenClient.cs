using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>The SDK's own client of STS, whose calls are counted like all others.</summary>
internal sealed class SecurityTokenClient : AmazonSecurityTokenServiceClient
{
    private readonly Action<string> _onCall;

    public SecurityTokenClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config, Action<string> onCall)
        : base(credentials, config) => _onCall = onCall;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new CallCounter(operation => _onCall(operation)));
    }
}
