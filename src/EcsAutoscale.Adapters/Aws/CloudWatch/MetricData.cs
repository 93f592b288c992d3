using System.Collections.Generic;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;

namespace EcsAutoscale.Adapters.Aws.CloudWatch;

/// <summary>Values of metrics.</summary>
/// <param name="Results">One a query that was answered, the newest value first.</param>
/// <param name="Messages">What CloudWatch has to say about the requests as a whole.</param>
internal sealed record MetricData(IReadOnlyList<MetricDataResult> Results, IReadOnlyList<MessageData> Messages);
