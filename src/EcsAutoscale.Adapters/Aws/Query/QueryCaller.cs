using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>Calls the operations of a service that speaks the Query protocol.</summary>
internal sealed class QueryCaller(AwsClient client, AwsService service)
{
    private readonly QueryMarshaller _marshaller = new(service.ServiceId);

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">AWS's name of it.</param>
    /// <param name="write">Adds its parameters to the form.</param>
    /// <param name="read">Reads its result.</param>
    /// <param name="cancellation">Ends the call, a wait between attempts included.</param>
    public Task<TOutput> CallAsync<TOutput>(
        string operation, Action<QueryForm> write, Func<XmlMembers, TOutput> read, CancellationToken cancellation)
        where TOutput : class
    {
        var form = new QueryForm(operation, service.ApiVersion);
        write(form);
        return client.CallAsync<TOutput>(operation, form.ToBytes(), _marshaller, new QueryUnmarshaller<TOutput>(operation, read), cancellation);
    }
}
