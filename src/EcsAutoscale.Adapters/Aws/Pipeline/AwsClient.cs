using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EcsAutoscale.Adapters.Aws.Budget;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>
/// One service on the SDK's pipeline, which signs, retries, corrects clock skew and goes through proxies. Protocol and operations are the
/// caller's.
/// </summary>
internal sealed class AwsClient : AmazonServiceClient
{
    private readonly AWSCredentials _credentials;
    private readonly CallListener _listener;
    private readonly string? _account;
    private CallBudget? _budget;

    /// <summary>Makes a client.</summary>
    /// <param name="credentials">What requests are signed with.</param>
    /// <param name="config">Region, endpoint, retries, HTTP.</param>
    /// <param name="listener">Told of calls.</param>
    /// <param name="account">The account's id, where it is known.</param>
    public AwsClient(AWSCredentials credentials, AwsClientConfig config, CallListener listener, string? account)
        : base(credentials, config)
    {
        _credentials = credentials;
        _listener = listener;
        _account = account;
    }

    /// <summary>Calls an operation.</summary>
    /// <exception cref="Errors.AwsException">Any failure but the caller's own cancellation.</exception>
    public async Task<TOutput> CallAsync<TOutput>(
        string operation, byte[] content, IMarshaller<IRequest, AmazonWebServiceRequest> marshaller, ResponseUnmarshaller unmarshaller, CancellationToken cancellation)
        where TOutput : class
    {
        var options = new InvokeOptions { RequestMarshaller = marshaller, ResponseUnmarshaller = unmarshaller };
        try
        {
            // The pipeline waits for credentials without the token: waiting here first is what Ctrl+C can end.
            var credentials = await _credentials.GetCredentialsAsync().OrCancelledAsync(cancellation).ConfigureAwait(false);
            _budget = CallBudget.For($"{EndpointHost.Of(EndpointUrl)} {_account ?? credentials.AccountId ?? credentials.AccessKey}");
            var response = await InvokeAsync<AwsResponse<TOutput>>(new AwsRequest(operation, content), options, cancellation).ConfigureAwait(false);
            return response.Output ?? throw response.Problem!;
        }
        catch (Exception failure)
        {
            // The caller's cancellation stays what it is, however the pipeline dressed it.
            if (cancellation.IsCancellationRequested) _listener.OnInterrupted(operation);
            cancellation.ThrowIfCancellationRequested();
            var told = new FailureTranslation(operation, Config.ServiceId, EndpointUrl).Translate(failure);
            if (told is null)
                throw;
            throw told;
        }
    }

    private string EndpointUrl() => Config.EndpointProvider.ResolveEndpoint(new EndpointParameters()).URL;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new BaseEndpointResolver());
        pipeline.AddHandlerAfter<BaseEndpointResolver>(new SigV4Handler());

        // The constructor of the base class asks for the pipeline before ours has stored the callback.
        pipeline.AddHandlerBefore<Signer>(new BudgetHandler(Config.ServiceId, () => _budget!));
        pipeline.AddHandlerAfter<Signer>(new CallCounter(operation => _listener.OnCall(operation)));


        if (Config is AwsClientConfig { MaxBackoff: { } longest })
            pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new StandardRetryPolicy(Config) { MaxBackoffInMilliseconds = (int)longest.TotalMilliseconds }));
    }
}
