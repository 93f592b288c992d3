using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Sqs;

/// <summary>The SDK's own client of SQS, whose calls are counted like all others.</summary>
internal sealed class SqsClient : AmazonSQSClient
{
    private readonly Action<string> _onCall;

    public SqsClient(AWSCredentials credentials, AmazonSQSConfig config, Action<string> onCall)
        : base(credentials, config) => _onCall = onCall;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);

        // The constructor of the base class asks for the pipeline before ours has stored the callback.
        pipeline.AddHandlerAfter<Signer>(new CallCounter(operation => _onCall(operation)));
    }
}
