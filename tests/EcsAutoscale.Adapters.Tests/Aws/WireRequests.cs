using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Attribute = EcsAutoscale.Adapters.Aws.Ecs.Model.Attribute;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class WireRequests
{
    private const string ShortArn = "arn:aws:ecs:eu-west-1:123456789012:container-instance/4d3910c1-27c8-410c-b1df-f5d06fab4305";
    private const string LongArn = "arn:aws:ecs:eu-west-1:123456789012:container-instance/production/4d3910c127c8410cb1dff5d06fab4305";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ECS_request_is_a_signed_awsJson_post()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("""{"clusterArns":[]}"""));
        using var connection = await aws.ConnectAsync();

        await connection.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 100 }, Stop);

        var request = aws.Request;
        Assert.Equal("POST", request.Method);
        Assert.Equal("https://ecs.eu-west-1.amazonaws.com/", request.Url.AbsoluteUri);
        Assert.Equal("AmazonEC2ContainerServiceV20141113.ListClusters", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Equal("""{"maxResults":100}""", request.Body);
        Assert.Matches($"^AWS4-HMAC-SHA256 Credential={TestEnvironment.AccessKey}/[0-9]{{8}}/eu-west-1/ecs/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{{64}}$", request.Authorization);
        Assert.Contains("host;", request.Authorization, StringComparison.Ordinal);
        Assert.Contains("x-amz-target", request.Authorization, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"(^|\s)EcsAutoscale/\d+\.\d+\.\d+(\s|$)"), request.Headers["User-Agent"]);
        Assert.Equal(["ListClusters"], aws.Calls);
    }

    [Fact]
    public async Task UpdateService_sends_the_desired_count_and_no_other_field()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("""{"service":{"serviceName":"worker","desiredCount":0}}"""));
        using var connection = await aws.ConnectAsync();

        var answer = await connection.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "c", Service = "worker", DesiredCount = 0 }, Stop);

        Assert.Equal("""{"cluster":"c","service":"worker","desiredCount":0}""", aws.Request.Body);
        Assert.Equal(0, answer.Service!.DesiredCount);
    }

    [Theory]
    [InlineData(ShortArn)]
    [InlineData(LongArn)]
    public async Task Short_and_long_ARNs_pass_unchanged(string arn)
    {
        var aws = FakeAws.Always(FakeAnswer.Json($$"""{"containerInstances":[{"containerInstanceArn":"{{arn}}","status":"DRAINING"}],"failures":[]}"""));
        using var connection = await aws.ConnectAsync();

        var answer = await connection.Ecs.UpdateContainerInstancesStateAsync(
            new UpdateContainerInstancesStateRequest { Cluster = "production", ContainerInstances = [arn], Status = "DRAINING" }, Stop);

        Assert.Equal(arn, aws.Request.Json.GetProperty("containerInstances")[0].GetString());
        Assert.Equal(arn, Assert.Single(answer.ContainerInstances).ContainerInstanceArn);
    }

    [Fact]
    public async Task PutAttributes_names_its_target()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("""{"attributes":[]}"""));
        using var connection = await aws.ConnectAsync();

        await connection.Ecs.PutAttributesAsync(
            new PutAttributesRequest
            {
                Cluster = "c",
                Attributes = [new Attribute { Name = "ecs-autoscale.drained-at", Value = "2026-01-01T00:00:00Z", TargetType = "container-instance", TargetId = LongArn }],
            },
            Stop);

        Assert.Equal(
            $$"""{"cluster":"c","attributes":[{"name":"ecs-autoscale.drained-at","value":"2026-01-01T00:00:00Z","targetType":"container-instance","targetId":"{{LongArn}}"}]}""",
            aws.Request.Body);
    }

    [Fact]
    public async Task TagResource_names_its_target()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("{}"));
        using var connection = await aws.ConnectAsync();

        await connection.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = "arn:x", Tags = [new Tag { Key = "ecs-autoscale.desired", Value = "2 to 4" }] }, Stop);

        Assert.Equal("""{"resourceArn":"arn:x","tags":[{"key":"ecs-autoscale.desired","value":"2 to 4"}]}""", aws.Request.Body);
        Assert.Equal(["TagResource"], aws.Calls);
    }

    [Fact]
    public async Task An_Auto_Scaling_request_is_a_signed_form()
    {
        var aws = FakeAws.Always(FakeAnswer.Xml("DescribeAutoScalingGroups", "<AutoScalingGroups/>"));
        using var connection = await aws.ConnectAsync();

        await connection.AutoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest
            {
                AutoScalingGroupNames = ["a b&c=d", "zwei+ö"],
                Filters = [new Filter { Name = "tag:env", Values = ["x", "y"] }],
                MaxRecords = 100,
            },
            Stop);

        var request = aws.Request;
        Assert.Equal("https://autoscaling.eu-west-1.amazonaws.com/", request.Url.AbsoluteUri);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/autoscaling/aws4_request", request.Authorization, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("Action", "DescribeAutoScalingGroups"), ("Version", "2011-01-01"),
                ("AutoScalingGroupNames.member.1", "a b&c=d"), ("AutoScalingGroupNames.member.2", "zwei+ö"),
                ("Filters.member.1.Name", "tag:env"), ("Filters.member.1.Values.member.1", "x"), ("Filters.member.1.Values.member.2", "y"),
                ("MaxRecords", "100"),
            ],
            request.Form.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Changes_of_a_group_send_what_is_set_and_nothing_else()
    {
        var aws = new FakeAws(request => request.Operation == "TerminateInstanceInAutoScalingGroup"
            ? FakeAnswer.Xml(request.Operation, "<Activity><ActivityId>a1</ActivityId><StatusCode>InProgress</StatusCode><Progress>0</Progress></Activity>")
            : FakeAnswer.Xml(request.Operation, string.Empty));
        using var connection = await aws.ConnectAsync();

        await connection.AutoScaling.SetDesiredCapacityAsync(new SetDesiredCapacityRequest { AutoScalingGroupName = "g", DesiredCapacity = 4, HonorCooldown = false }, Stop);
        await connection.AutoScaling.UpdateAutoScalingGroupAsync(new UpdateAutoScalingGroupRequest { AutoScalingGroupName = "g", MinSize = 1 }, Stop);
        var ended = await connection.AutoScaling.TerminateInstanceInAutoScalingGroupAsync(
            new TerminateInstanceInAutoScalingGroupRequest { InstanceId = "i-1", ShouldDecrementDesiredCapacity = true }, Stop);

        await connection.AutoScaling.CreateOrUpdateTagsAsync(
            new CreateOrUpdateTagsRequest { Tags = [new TagDescription { ResourceId = "g", ResourceType = "auto-scaling-group", Key = "k", Value = "2 to 4", PropagateAtLaunch = false }] }, Stop);

        Assert.Equal(
            [
                "Action=SetDesiredCapacity&Version=2011-01-01&AutoScalingGroupName=g&DesiredCapacity=4&HonorCooldown=false",
                "Action=UpdateAutoScalingGroup&Version=2011-01-01&AutoScalingGroupName=g&MinSize=1",
                "Action=TerminateInstanceInAutoScalingGroup&Version=2011-01-01&InstanceId=i-1&ShouldDecrementDesiredCapacity=true",
                "Action=CreateOrUpdateTags&Version=2011-01-01&Tags.member.1.ResourceId=g&Tags.member.1.ResourceType=auto-scaling-group&Tags.member.1.Key=k&Tags.member.1.Value=2%20to%204&Tags.member.1.PropagateAtLaunch=false",
            ],
            aws.Requests.Select(request => request.Body));
        Assert.Equal(("a1", "InProgress", 0), (ended.Activity!.ActivityId, ended.Activity.StatusCode, ended.Activity.Progress));
    }

    [Fact]
    public async Task A_metric_request_names_metric_statistic_and_time()
    {
        var aws = FakeAws.Always(FakeAnswer.Xml("GetMetricData", "<MetricDataResults/>"));
        using var connection = await aws.ConnectAsync();

        await connection.CloudWatch.GetMetricDataAsync(
            new GetMetricDataRequest
            {
                MetricDataQueries =
                [
                    new MetricDataQuery
                    {
                        Id = "m1",
                        ReturnData = false,
                        MetricStat = new MetricStat
                        {
                            Period = 60,
                            Stat = "Average",
                            Metric = new Metric { Namespace = "AWS/SQS", MetricName = "Age", Dimensions = [new Dimension { Name = "QueueName", Value = "q" }] },
                        },
                    },
                    new MetricDataQuery { Id = "e1", Expression = "m1*2", Label = "twice" },
                ],
                StartTime = new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)),
                EndTime = new DateTimeOffset(2026, 1, 2, 3, 9, 5, TimeSpan.Zero),
            },
            Stop);

        var request = aws.Request;
        Assert.Equal("https://monitoring.eu-west-1.amazonaws.com/", request.Url.AbsoluteUri);
        Assert.Contains("/eu-west-1/monitoring/aws4_request", request.Authorization, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Action=GetMetricData", "Version=2010-08-01",
                "MetricDataQueries.member.1.Id=m1", "MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS/SQS",
                "MetricDataQueries.member.1.MetricStat.Metric.MetricName=Age",
                "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=QueueName",
                "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=q",
                "MetricDataQueries.member.1.MetricStat.Period=60", "MetricDataQueries.member.1.MetricStat.Stat=Average",
                "MetricDataQueries.member.1.ReturnData=false",
                "MetricDataQueries.member.2.Id=e1", "MetricDataQueries.member.2.Expression=m1*2", "MetricDataQueries.member.2.Label=twice",
                "StartTime=2026-01-02T03:04:05.000Z", "EndTime=2026-01-02T03:09:05.000Z",
            ],
            request.Form.Select(pair => pair.Key + "=" + pair.Value));
    }

    [Theory]
    [InlineData("cn-north-1", "ecs.cn-north-1.amazonaws.com.cn", "autoscaling.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "ecs.us-gov-west-1.amazonaws.com", "autoscaling.us-gov-west-1.amazonaws.com")]
    [InlineData("xx-new-7", "ecs.xx-new-7.amazonaws.com", "autoscaling.xx-new-7.amazonaws.com")]
    public async Task Each_partition_has_its_own_hosts(string region, string ecs, string autoScaling)
    {
        var aws = new FakeAws(request => request.Operation == "ListClusters" ? FakeAnswer.Json("{}") : FakeAnswer.Xml(request.Operation, string.Empty));
        using var connection = await aws.ConnectAsync(settings => settings with { Region = region });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);
        await connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop);

        Assert.Equal([ecs, autoScaling], aws.Requests.Select(request => request.Url.Host));
        Assert.Equal(region, connection.Region);
        Assert.All(aws.Requests, request => Assert.Contains("/" + region + "/", request.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_was_set_is_used_and_signed_for_the_region()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("{}"));
        using var connection = await aws.ConnectAsync(settings => settings with { EndpointUrl = "http://127.0.0.1:4566" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal("http://127.0.0.1:4566/", aws.Request.Url.AbsoluteUri);
        Assert.Contains("/eu-west-1/ecs/aws4_request", aws.Request.Authorization, StringComparison.Ordinal);
    }
}
