using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EcsAutoscale.Adapters.Aws.Budget;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>Lets each attempt of a call wait for the budget, before it is signed: a signature grows old.</summary>
/// <param name="service">AWS's service id.</param>
/// <param name="budget">The budget; asked for with each attempt.</param>
internal sealed class BudgetHandler(string service, Func<CallBudget> budget) : PipelineHandler
{
    /// <inheritdoc/>
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) => budget().RunAsync(
        service,
        ((AwsRequest)executionContext.RequestContext.OriginalRequest).Operation,
        () => base.InvokeAsync<T>(executionContext),
        executionContext.RequestContext.CancellationToken);
}
