using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Pipeline;
using EcsAutoscale.Adapters.Aws.Query;

namespace EcsAutoscale.Adapters.Aws.CloudWatch;

/// <summary>Amazon CloudWatch over the Query protocol.</summary>
internal sealed class AmazonCloudWatchClient(AwsClient client) : IAmazonCloudWatch
{
    private readonly QueryCaller _query = new(client, AwsService.CloudWatch);

    /// <inheritdoc/>
    public Task<GetMetricDataResponse> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken) =>
        _query.CallAsync(
            "GetMetricData",
            form => form
                .AddList("MetricDataQueries", request.MetricDataQueries, WriteQuery)
                .Add("StartTime", request.StartTime)
                .Add("EndTime", request.EndTime)
                .Add("ScanBy", request.ScanBy)
                .Add("MaxDatapoints", request.MaxDatapoints)
                .Add("NextToken", request.NextToken),
            static members => new GetMetricDataResponse
            {
                MetricDataResults = members.List("MetricDataResults", ReadResult) ?? [],
                Messages = members.List("Messages", ReadMessage) ?? [],
                NextToken = members.Text("NextToken"),
            },
            cancellationToken);

    private static void WriteQuery(QueryForm form, MetricDataQuery query)
    {
        form.Add("Id", query.Id);
        if (query.MetricStat is { } stat)
            WriteStat(form.Within("MetricStat"), stat);
        form.Add("Expression", query.Expression)
            .Add("Label", query.Label)
            .Add("ReturnData", query.ReturnData)
            .Add("Period", query.Period)
            .Add("AccountId", query.AccountId);
    }

    private static void WriteStat(QueryForm form, MetricStat stat)
    {
        form.Within("Metric")
            .Add("Namespace", stat.Metric?.Namespace)
            .Add("MetricName", stat.Metric?.MetricName)
            .AddList("Dimensions", stat.Metric?.Dimensions, static (member, dimension) => member.Add("Name", dimension.Name).Add("Value", dimension.Value));
        form.Add("Period", stat.Period).Add("Stat", stat.Stat).Add("Unit", stat.Unit);
    }

    private static MetricDataResult ReadResult(XmlMembers members) => new()
    {
        Id = members.Text("Id"),
        Label = members.Text("Label"),
        Timestamps = members.TimeList("Timestamps") ?? [],
        Values = members.NumberList("Values") ?? [],
        StatusCode = members.Text("StatusCode"),
        Messages = members.List("Messages", ReadMessage) ?? [],
    };

    private static MessageData ReadMessage(XmlMembers members) => new()
    {
        Code = members.Text("Code"),
        Value = members.Text("Value"),
    };
}
