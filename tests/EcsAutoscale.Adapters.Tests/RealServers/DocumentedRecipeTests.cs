using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Metrics;
using EcsAutoscale.Adapters.Tests.Sources;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using StackExchange.Redis;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>Each recipe of docs/metrics.md against the server that it is for: the count that it asks for is right.</summary>
public sealed class DocumentedRecipeTests
{
    private const string RedisPackage = "redis-server (7 or later)";

    [Fact]
    public async Task RabbitMQ_one_queue_and_a_latency_goal_and_several_queues()
    {
        await using var rabbit = new RabbitMq();
        (string, string)[] login = [("RABBIT_USER", rabbit.User), ("RABBIT_PASSWORD", rabbit.Password)];
        foreach (var (queue, count) in new[] { ("celery", 110), ("celery.high", 90) })
        {
            await rabbit.CreateQueueAsync("/", queue);
            await rabbit.PurgeQueueAsync("/", queue);
            await rabbit.PublishAsync("/", queue, count);
        }

        await rabbit.ConsumeAsync("/", "celery", prefetch: 10);
        var one = new DocumentedRecipe("Celery on RabbitMQ", 0, login).With("http://rabbit.internal:15672", rabbit.Url);
        var verdict = await RealServer.EventuallyAsync(() => one.JudgeAsync(2), seen => seen.Metrics.GetValueOrDefault("ready") == 100 && seen.Metrics["in_work"] == 10);
        Assert.Equal((6, Reason.TargetMissed), (verdict.RecommendedCount, verdict.Reason));

        var all = new DocumentedRecipe("Celery on RabbitMQ", 1, login).With("https://", "http://").With("@rabbit.internal", "@127.0.0.1:" + new Uri(rabbit.Url).Port);
        await RealServer.EventuallyAsync(() => all.JudgeAsync(2), seen => seen.Metrics.GetValueOrDefault("backlog") == 90 && seen.RecommendedCount == 5);

        // Nothing was ever acknowledged: a task is believed to do 0.1 a second, so 110 messages are 1,100 seconds of one task's work.
        var goal = new DocumentedRecipe("A latency goal: backlog / rate", 0, login).With("http://rabbit.internal:15672", rabbit.Url);
        Assert.Equal(10, (await goal.JudgeAsync(4)).RecommendedCount);
        await rabbit.DeleteQueueAsync("/", "celery");
        await rabbit.DeleteQueueAsync("/", "celery.high");
        Assert.Equal((4, Reason.MetricFailed), await RealServer.EventuallyAsync(async () => Of(await one.JudgeAsync(4)), seen => seen.Reason == Reason.MetricFailed));
    }

    [Fact]
    public void The_latency_goals_numbers_are_those_of_its_text() =>
        Assert.Equal(3, new DocumentedRecipe("A latency goal: backlog / rate", 0, ("RABBIT_USER", "u"), ("RABBIT_PASSWORD", "p")).Judge(4, ("backlog", 600), ("ack_rate", 8)).RecommendedCount);

    [Fact]
    public async Task Redis_celerys_list_over_TLS_and_a_stream_with_a_group()
    {
        var plain = new Uri(RealServer.Find("ECS_AUTOSCALE_TEST_REDIS_URL", RedisPackage));
        var tls = new Uri(RealServer.Find("ECS_AUTOSCALE_TEST_REDIS_TLS_URL", RedisPackage));
        var password = plain.UserInfo.Split(':')[1];
        await using var connection = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { { plain.Host, plain.Port } }, Password = password });
        var redis = connection.GetDatabase();
        await redis.KeyDeleteAsync(["celery", "unacked_index", "orders"]);

        var celery = new DocumentedRecipe("Celery on Redis", 0, ("REDIS_PASSWORD", password)).With("rediss://redis.internal:6379/0", $"rediss://{tls.Host}:{tls.Port}/0");
        Assert.Equal((1, Reason.TargetMissed), Of(await celery.JudgeAsync(3)));
        await redis.ListRightPushAsync("celery", [.. Enumerable.Repeat((RedisValue)"task", 90)]);
        await redis.SortedSetAddAsync("unacked_index", [.. Enumerable.Range(0, 30).Select(tag => new SortedSetEntry($"tag-{tag}", tag))]);
        Assert.Equal((6, Reason.TargetMissed), Of(await celery.JudgeAsync(3)));

        for (var entry = 0; entry < 450; entry++) await redis.StreamAddAsync("orders", "n", entry, flags: CommandFlags.FireAndForget);
        await redis.StreamCreateConsumerGroupAsync("orders", "workers", StreamPosition.Beginning);
        await redis.StreamReadGroupAsync("orders", "workers", "one", count: 50);
        var stream = new DocumentedRecipe("Celery on Redis", 1).With("redis://redis.internal", $"redis://:{password}@{plain.Host}:{plain.Port}");
        var verdict = await stream.JudgeAsync(2);
        Assert.Equal((5, 400, 50), (verdict.RecommendedCount, verdict.Metrics["lag"], verdict.Metrics["given"]));
        await redis.KeyDeleteAsync(["celery", "unacked_index", "orders"]);
    }

    [Fact]
    public async Task Prometheus_and_a_query_over_what_is_not_there_yet()
    {
        var url = RealServer.Find("ECS_AUTOSCALE_TEST_PROMETHEUS_URL", "prometheus");
        var recipe = new DocumentedRecipe("Prometheus").With("http://prometheus.internal:9090", url);
        Assert.Equal((2, Reason.MetricFailed), Of(await recipe.JudgeAsync(2)));
        recipe.With("""sum(jobs_in_progress{queue="celery"})""", """sum(jobs_in_progress{queue="celery"}) or vector(24)""");
        Assert.Equal((3, Reason.TargetMissed), Of(await recipe.JudgeAsync(2)));
    }

    [Fact]
    public async Task Http()
    {
        await using var server = LoopbackServer.Json("""{"queues":[{"name":"celery","messages":70}]}""");
        var recipe = new DocumentedRecipe("http", 0, ("JOBS_TOKEN", "t0ken")).With("https://jobs.internal", server.Url);
        Assert.Equal((4, Reason.TargetMissed), Of(await recipe.JudgeAsync(2)));
        Assert.Equal("Bearer t0ken", Assert.Single(server.Received).Headers["Authorization"]);
    }

    [Fact]
    public async Task SQS_a_backlog_per_task()
    {
        await using var aws = await AwsSources.StartAsync(new CloudBuilder().Cluster("production", c => c.SqsQueue("orders", queue => queue with { Messages = 41 })).Build());
        Assert.Equal((5, Reason.TargetMissed), Of(await new DocumentedRecipe("SQS: backlog per task") { Sqs = aws.Sqs }.JudgeAsync(0)));
        aws.Server.Use(cloud => cloud.Sqs.Queue("orders").Purge());
        Assert.Equal((0, Reason.TargetMissed), Of(await new DocumentedRecipe("SQS: backlog per task") { Sqs = aws.Sqs }.JudgeAsync(5)));
    }

    [Theory]
    [InlineData(0.7, 6)]
    [InlineData(0.3, 4)]
    [InlineData(0.05, 3)]
    public async Task CloudWatch_a_load_balancers_latency(double seconds, int count)
    {
        var cloud = new SimulatedCloud();
        Put(cloud, "AWS/ApplicationELB", "TargetResponseTime", Balancer, seconds);
        await using var aws = await AwsSources.StartAsync(cloud);
        Assert.Equal(count, (await new DocumentedRecipe("CloudWatch") { CloudWatch = aws.CloudWatch }.JudgeAsync(4)).RecommendedCount);
    }

    [Fact]
    public async Task CloudWatchs_metric_math()
    {
        var cloud = new SimulatedCloud();
        Put(cloud, "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", Balancer, 6);
        Put(cloud, "AWS/ApplicationELB", "RequestCount", Balancer, 100);
        await using var aws = await AwsSources.StartAsync(cloud);
        var verdict = await new DocumentedRecipe("CloudWatch", 1) { CloudWatch = aws.CloudWatch }.JudgeAsync(4);
        Assert.Equal((5, 6), (verdict.RecommendedCount, verdict.Metrics["error_percent"]));
    }

    [Fact]
    public async Task A_services_own_CPU()
    {
        var cloud = new SimulatedCloud();
        Put(cloud, "AWS/ECS", "CPUUtilization", new Dictionary<string, string> { ["ClusterName"] = "production", ["ServiceName"] = "web" }, 90);
        await using var aws = await AwsSources.StartAsync(cloud);
        var recipe = new DocumentedRecipe("A service's own CPU and memory") { CloudWatch = aws.CloudWatch };
        Assert.Equal((5, Reason.TargetMissed), Of(await recipe.JudgeAsync(3)));
    }

    private static Dictionary<string, string> Balancer => new() { ["LoadBalancer"] = "app/web/0123456789abcdef" };

    private static void Put(SimulatedCloud cloud, string @namespace, string name, Dictionary<string, string> dimensions, double value) =>
        cloud.CloudWatch.Put(@namespace, name, dimensions, value, at: cloud.Now - TimeSpan.FromMinutes(2));

    private static (int Count, Reason Reason) Of(ServiceVerdict verdict) => (verdict.RecommendedCount, verdict.Reason);
}
