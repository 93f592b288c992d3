using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class Lists
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_read_to_its_end_over_empty_pages_too()
    {
        var aws = FakeAws.InOrder(
            FakeAnswer.Json("""{"containerInstanceArns":["a","b"],"nextToken":"1"}"""),
            FakeAnswer.Json("""{"containerInstanceArns":[],"nextToken":"2"}"""),
            FakeAnswer.Json("""{"containerInstanceArns":["c"]}"""));
        using var connection = await aws.ConnectAsync();

        var arns = await new EcsLists(connection.Ecs).ContainerInstanceArnsAsync("c", Stop, status: "ACTIVE");

        Assert.Equal(["a", "b", "c"], arns);
        Assert.Equal(
            [
                """{"cluster":"c","status":"ACTIVE","maxResults":100}""",
                """{"cluster":"c","status":"ACTIVE","maxResults":100,"nextToken":"1"}""",
                """{"cluster":"c","status":"ACTIVE","maxResults":100,"nextToken":"2"}""",
            ],
            aws.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Each_ECS_list_asks_for_the_largest_page()
    {
        var aws = FakeAws.Always(FakeAnswer.Json("""{"clusterArns":["c"],"serviceArns":["s"],"taskArns":["t"]}"""));
        using var connection = await aws.ConnectAsync();
        var lists = new EcsLists(connection.Ecs);

        Assert.Equal(["c"], await lists.ClusterArnsAsync(Stop));
        Assert.Equal(["s"], await lists.ServiceArnsAsync("c", Stop));
        Assert.Equal(["t"], await lists.TaskArnsAsync("c", "STOPPED", Stop, containerInstance: "i"));

        Assert.All(aws.Requests, request => Assert.Equal(100, request.Json.GetProperty("maxResults").GetInt32()));
        Assert.Equal("""{"cluster":"c","containerInstance":"i","desiredStatus":"STOPPED","maxResults":100}""", aws.Requests[2].Body);
    }

    [Fact]
    public async Task A_token_that_comes_twice_ends_the_list_with_an_error()
    {
        var aws = FakeAws.InOrder(
            FakeAnswer.Json("""{"taskArns":["a"],"nextToken":"1"}"""),
            FakeAnswer.Json("""{"taskArns":["b"],"nextToken":"2"}"""),
            FakeAnswer.Json("""{"taskArns":["a"],"nextToken":"1"}"""));
        using var connection = await aws.ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsAnswerException>(() => new EcsLists(connection.Ecs).TaskArnsAsync("c", "RUNNING", Stop));

        Assert.Equal("ListTasks", failure.Operation);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    public async Task Services_are_described_ten_a_call(int services, int calls)
    {
        var aws = Describing("services", "serviceName");
        using var connection = await aws.ConnectAsync();

        var described = await new EcsDescriptions(connection.Ecs, new Batches(4)).ServicesAsync("c", Names(services), Stop);

        Assert.Equal(calls, aws.Requests.Count);
        Assert.Equal(Names(services), described.Items.Select(service => service.ServiceName));
    }

    [Fact]
    public async Task Instances_and_tasks_are_described_a_hundred_a_call_in_order_and_each_once()
    {
        var aws = new FakeAws(request => request.Operation switch
        {
            "DescribeContainerInstances" => Echo(request, "containerInstances", "containerInstanceArn"),
            "DescribeTasks" => Echo(request, "tasks", "taskArn"),
            _ => Echo(request, "tasks", "taskArn", answerName: "protectedTasks"),
        });
        using var connection = await aws.ConnectAsync();
        var descriptions = new EcsDescriptions(connection.Ecs, new Batches(4));

        var instances = await descriptions.ContainerInstancesAsync("c", [.. Names(101), "n000"], Stop);
        var tasks = await descriptions.TasksAsync("c", Names(200), Stop);
        var protection = await descriptions.TaskProtectionAsync("c", Names(101), Stop);

        Assert.Equal(Names(101), instances.Items.Select(instance => instance.ContainerInstanceArn));
        Assert.Equal(Names(200), tasks.Items.Select(task => task.TaskArn));
        Assert.Equal(Names(101), protection.Items.Select(task => task.TaskArn));
        Assert.Equal(
            [("DescribeContainerInstances", 2), ("DescribeTasks", 2), ("GetTaskProtection", 2)],
            aws.Calls.GroupBy(call => call).OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => (call.Key, call.Count())));
        Assert.Contains("""["CONTAINER_INSTANCE_HEALTH","TAGS"]""", aws.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_of_all_calls_are_given_back_beside_what_was_found()
    {
        var aws = new FakeAws(request => FakeAnswer.Json($$"""{"services":[],"failures":[{"arn":{{request.Json.GetProperty("services")[0].GetRawText()}},"reason":"MISSING"}]}"""));
        using var connection = await aws.ConnectAsync();

        var described = await new EcsDescriptions(connection.Ecs, new Batches(1)).ServicesAsync("c", Names(11), Stop);

        Assert.Empty(described.Items);
        Assert.Equal(["n000", "n010"], described.Failures.Select(failure => failure.Arn));
    }

    [Fact]
    public async Task Ten_instances_at_a_time_are_drained_one_call_after_another()
    {
        var aws = Describing("containerInstances", "containerInstanceArn");
        using var connection = await aws.ConnectAsync();

        var changed = await new EcsChanges(connection.Ecs).SetStateAsync("c", Names(11), "DRAINING", Stop);

        Assert.Equal(Names(11), changed.Items.Select(instance => instance.ContainerInstanceArn));
        Assert.Equal([10, 1], aws.Requests.Select(request => request.Json.GetProperty("containerInstances").GetArrayLength()));
        Assert.All(aws.Requests, request => Assert.Equal("DRAINING", request.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Task_definitions_are_asked_for_once_each()
    {
        var aws = new FakeAws(request => FakeAnswer.Json("""{"taskDefinition":{"taskDefinitionArn":""" + request.Json.GetProperty("taskDefinition").GetRawText() + "}}"));
        using var connection = await aws.ConnectAsync();

        var read = await new EcsDescriptions(connection.Ecs, new Batches(2)).TaskDefinitionsAsync(["b:1", "a:2", "b:1"], Stop);

        Assert.Equal(["a:2", "b:1"], read.Select(definition => definition.TaskDefinitionArn));
        Assert.Equal(2, aws.Requests.Count);
    }

    [Fact]
    public async Task The_first_failure_of_several_calls_is_thrown_and_stops_the_rest()
    {
        var aws = new FakeAws(request => request.Body.Contains("n010", StringComparison.Ordinal)
            ? FakeAnswer.JsonError("ClusterNotFoundException", "no")
            : FakeAnswer.Json("""{"services":[]}"""));
        using var connection = await aws.ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => new EcsDescriptions(connection.Ecs, new Batches(1)).ServicesAsync("c", Names(100), Stop));

        Assert.Equal(AwsErrorCode.ClusterNotFoundException, failure.Code);
        Assert.Equal(2, aws.Requests.Count);
    }

    [Fact]
    public async Task Groups_are_read_by_all_pages_and_a_hundred_names_a_call()
    {
        var aws = new FakeAws(request => FakeAnswer.Xml("DescribeAutoScalingGroups", request.Form.ContainsKey("NextToken")
            ? "<AutoScalingGroups><member><AutoScalingGroupName>last</AutoScalingGroupName></member></AutoScalingGroups>"
            : "<AutoScalingGroups><member><AutoScalingGroupName>first</AutoScalingGroupName></member></AutoScalingGroups><NextToken>more</NextToken>"));
        using var connection = await aws.ConnectAsync();
        var reader = new AutoScalingReader(connection.AutoScaling, new Batches(1));

        var all = await reader.AllGroupsAsync(Stop);
        var named = await reader.GroupsByNameAsync(Names(101), Stop);

        Assert.Equal(["first", "last"], all.Select(group => group.AutoScalingGroupName));
        Assert.Equal(4, named.Count);
        Assert.All(aws.Requests, request => Assert.Equal("100", request.Form["MaxRecords"]));
        Assert.Equal("n100", aws.Requests[4].Form["AutoScalingGroupNames.member.1"]);
        Assert.Equal(6, aws.Requests.Count);
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => "n" + i.ToString("000", CultureInfo.InvariantCulture))];

    private static FakeAws Describing(string list, string name) => new(request => Echo(request, list, name));

    private static FakeAnswer Echo(RecordedRequest request, string list, string name, string? answerName = null)
    {
        IEnumerable<string> items = request.Json.GetProperty(list).EnumerateArray().Select(item => $$"""{"{{name}}":{{item.GetRawText()}}}""");
        return FakeAnswer.Json($$"""{"{{answerName ?? list}}":[{{string.Join(",", items)}}],"failures":[]}""");
    }
}
