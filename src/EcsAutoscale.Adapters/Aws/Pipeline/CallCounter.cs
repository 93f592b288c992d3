using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>Tells each attempt of a call, retries included, just before it is sent.</summary>
internal sealed class CallCounter(Action<string> onCall) : PipelineHandler
{
    /// <inheritdoc/>
    public override void InvokeSync(IExecutionContext executionContext)
    {
        onCall(OperationOf(executionContext));
        base.InvokeSync(executionContext);
    }

    /// <inheritdoc/>
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        onCall(OperationOf(executionContext));
        return base.InvokeAsync<T>(executionContext);
    }

    private static string OperationOf(IExecutionContext context)
    {
        const string suffix = "Request";
        if (context.RequestContext.OriginalRequest is AwsRequest own)
            return own.Operation;

        var name = context.RequestContext.OriginalRequest.GetType().Name;
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }
}
