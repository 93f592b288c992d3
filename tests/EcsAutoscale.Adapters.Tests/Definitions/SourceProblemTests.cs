using System;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

/// <summary>What is wrong with a source is told at its place.</summary>
public class SourceProblemTests
{
    private const string Rabbit = "rabbitmq: [{ url: 'http://r', ";
    private const string Redis = "redis: [{ url: 'redis://r', ";
    private const string Prometheus = "prometheus: [{ url: 'http://p', ";
    private const string Ready = "statistics: [{ name: ready }] }]";
    private const string Length = "statistics: [{ name: llen }] }]";

    [Theory]
    [InlineData(Rabbit + Ready, "'queue' is missing: give the queue's name, or a list of names as queues, or a pattern such as celery.*")]
    [InlineData(Rabbit + "queue: a, queues: [b], " + Ready, "is there beside queue: one of queue, queues and pattern is wanted")]
    [InlineData(Rabbit + "queues: [], " + Ready, "is empty: list the queues' names")]
    [InlineData(Rabbit + "queues: [a, [b]], " + Ready, "wants a queue's name, not a list")]
    [InlineData(Rabbit + "queues: [a, a], " + Ready, "the queue is there twice, and would count twice")]
    [InlineData(Rabbit + "queue: a, combine: min, " + Ready, "wants one of sum, max, not 'min'")]
    [InlineData(Rabbit + "queue: a, virtual_host: b, " + Ready, "unknown key 'virtual_host'")]
    [InlineData(Rabbit + "queue: a, statistics: [{ name: redy }] }]", "neither a statistic nor a field of a queue: did you mean 'ready'?")]
    [InlineData(Rabbit + "queue: a, statistics: [{ name: publish_rat_rate }] }]", "neither a statistic nor a field of a queue")]
    [InlineData(Rabbit + "queue: a, statistics: [{ name: a..b, alias: n }] }]", "names a field of the queue")]
    [InlineData(Rabbit + "queue: a, user: me, " + Ready, "'password' is missing: give the user's password")]
    [InlineData(Rabbit + "queue: a, password: p, " + Ready, "'user' is missing: give the password's user")]
    [InlineData("rabbitmq: [{ url: 'http://a:b@r', user: me, password: p, queue: a, " + Ready, "the URL names a user already")]
    [InlineData("rabbitmq: [{ url: 'http://r/api/queues/%2F/celery', queue: a, " + Ready, "the base URL ends before /api/queues")]
    [InlineData("rabbitmq: [{ url: 'http://r?x=1', queue: a, " + Ready, "a base URL has no ? and no # in it")]
    [InlineData("rabbitmq: [{ url: 'amqp://r', queue: a, " + Ready, "is not a URL that begins with http:// or https:// and names a host")]
    [InlineData("rabbitmq: [{ queue: a, " + Ready, "'url' is missing: give the URL to ask")]
    [InlineData(Redis + Length, "'key' is missing: give the key in Redis")]
    [InlineData(Redis + "key: k, database: -1, " + Length, "wants a whole number of at least 0, not '-1'")]
    [InlineData(Redis + "key: k, statistics: [{ name: length }] }]", "not a statistic of a key: there are get, lag, llen, pending, xlen, zcard")]
    [InlineData(Redis + "key: k, statistics: [{ name: lag }] }]", "'group' is missing: lag and pending are told of a stream's consumer group")]
    [InlineData(Redis + "key: k, group: g, " + Length, "is of no use without lag or pending")]
    [InlineData(Redis + "key: k, statistics: [{ name: pending }] }]", "is always the service's own count: choose another alias")]
    [InlineData("redis: [{ url: 'http://r', key: k, " + Length, "is not a URL that begins with redis:// or rediss:// and names a host")]
    [InlineData("redis: [{ url: 'redis://r/db', key: k, " + Length, "the URL's path is a database's number")]
    [InlineData("redis: [{ url: 'redis://r/1', key: k, database: 2, " + Length, "the URL names another database: say it once")]
    [InlineData("sqs: [{ queue: 'no name', statistics: [{ name: visible }] }]", "is neither a queue's name (letters, digits, - and _, perhaps .fifo at the end) nor its URL")]
    [InlineData("sqs: [{ queue: 'ftp://x/y', statistics: [{ name: visible }] }]", "is neither a queue's name")]
    [InlineData("sqs: [{ statistics: [{ name: visible }] }]", "'queue' is missing: give the queue's name or URL")]
    [InlineData("sqs: [{ queue: q, statistics: [{ name: ready }] }]", "not a statistic of an SQS queue: there are age_of_oldest, delayed, in_flight, visible")]
    [InlineData(Prometheus + "alias: n }]", "'query' is missing: give a query in PromQL")]
    [InlineData(Prometheus + "query: up }]", "'alias' is missing: give the name by which metrics know the number")]
    [InlineData(Prometheus + "query: up, combine: min, alias: n }]", "wants one of sum, max, avg, not 'min'")]
    [InlineData(Prometheus + "query: up, max_age: 0, alias: n }]", "must be longer than nothing")]
    [InlineData(Prometheus + "query: up, user: a, password: b, token: c, alias: n }]", "is there beside user and password: one of them is enough")]
    [InlineData(Prometheus + "query: up, statistics: [], alias: n }]", "unknown key 'statistics'")]
    [InlineData("ecs: [{ alias: n }]", "'statistic' is missing: say cpu or memory")]
    [InlineData("ecs: [{ statistic: disk, alias: n }]", "wants one of cpu, memory, not 'disk'")]
    [InlineData("ecs: [{ statistic: cpu, period: 45, alias: n }]", "wants a period of CloudWatch")]
    [InlineData("cloudwatch: [{ period: 300, max_age: 60, statistics: [{ name: p99, alias: n }] }]", "must be at least one period, and at most 15d")]
    [InlineData("cloudwatch: [{ expression: a + b, metrics: [{ id: a, namespace: N, metric_name: M, statistic: Sum }], alias: n }]", "'b' is not the id of one of its metrics")]
    [InlineData("cloudwatch: [{ expression: a, metrics: [{ id: a, namespace: N, metric_name: M, statistic: Summ }], alias: n }]", "not a statistic of CloudWatch")]
    [InlineData("cloudwatch: [{ expression: a, metrics: [{ id: A, namespace: N, metric_name: M, statistic: Sum }], alias: n }]", "an id is a lower-case letter, then letters, digits and _")]
    [InlineData("cloudwatch: [{ expression: a, metrics: [{ id: a, metric_name: M, statistic: Sum }], alias: n }]", "'namespace' is missing")]
    [InlineData("cloudwatch: [{ expression: 'SELECT AVG(x) FROM y', alias: n }]", "SELECT and METRICS() are not taken")]
    [InlineData("cloudwatch: [{ expression: 'SUM(METRICS())', alias: n }]", "SELECT and METRICS() are not taken")]
    [InlineData("cloudwatch: [{ expression: a, metrics: [{ id: a, namespace: N, metric_name: M, statistic: Sum }, { id: b, namespace: N, metric_name: M, statistic: Sum }], alias: n }]", "the expression does not name 'b'")]
    [InlineData("http: [{ url: 'http://h', user: a, password: b, headers: { authorization: c }, statistics: [{ name: n }] }]", "has an Authorization beside user and password")]
    public void A_problem_of_a_source_is_told(string source, string message)
    {
        var problems = Written.ProblemsOfService("min: 1\nmax: 2\nmetric_sources: { " + source + " }");
        Assert.Contains(problems, problem => problem.Contains(message, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.Matches("^clusters.yml:7:[0-9]+: clusters.c.services.s.metric_sources.", problem));
    }

    [Fact]
    public void Every_kind_of_source_is_read_with_all_its_keys()
    {
        var service = Written.Service(
            """
            min: 1
            max: 2
            metric_sources:
              rabbitmq:
                - { url: "https://r/api", user: "%(USER)", password: "%(PASSWORD)", vhost: a/b, pattern: "celery.*", combine: max, statistics: [{ name: message_stats.redeliver_details.rate, alias: a }] }
              redis:
                - { url: "rediss://r:1/2", user: me, password: "%(PASSWORD)", database: 2, key: "%(KEY)", group: g, statistics: [{ name: lag }] }
              sqs:
                - { queue: "https://sqs.eu-west-1.amazonaws.com/1/q.fifo", statistics: [{ name: age_of_oldest }] }
              prometheus:
                - { url: "https://p/x", token: "%(PASSWORD)", query: up, combine: avg, max_age: 90, alias: b }
              cloudwatch:
                - { expression: 100 * p, metrics: [{ id: p, namespace: N, metric_name: M, dimensions: [{ name: D, value: V }], statistic: p99.9 }], period: 1m, max_age: 15m, alias: c }
              ecs:
                - { statistic: memory, service: web, cluster: other, period: 5m, alias: d }
            """,
            ("USER", "me"), ("PASSWORD", "s3cret-Value"), ("KEY", "celery"));
        Assert.Equal(["a", "lag", "age_of_oldest", "b", "c", "d"], service.MetricSources.SelectMany(source => source.Statistics).Select(statistic => statistic.Alias));
        Assert.Equal(
            [
                "RabbitMQ https://r/api queues like celery.*",
                "Redis rediss://r:1/2 key %(KEY) group g",
                "SQS https://sqs.eu-west-1.amazonaws.com/1/q.fifo",
                "Prometheus https://p/x query up",
                "CloudWatch expression 100 * p",
                "ECS memory of service web in cluster other",
            ],
            service.MetricSources.Select(source => source.Label));
        var redis = Assert.IsType<RedisMetricSource>(service.MetricSources[1]);
        Assert.Equal(("celery", 2, "s3cret-Value"), (redis.Key.Text, redis.Database, redis.Login!.Password.Reveal()));
        Assert.Equal(TimeSpan.FromMinutes(15), Assert.IsType<CloudWatchExpressionMetricSource>(service.MetricSources[4]).MaxAge);
    }

    [Theory]
    [InlineData("rabbitmq: [{ url: 'http://r', user: me, password: 's3cret-Value', queue: q, statistics: [{ name: ready }] }]")]
    [InlineData("redis: [{ url: 'redis://:s3cret-Value@r', key: q, statistics: [{ name: llen }] }]")]
    [InlineData("prometheus: [{ url: 'http://p', token: 's3cret-Value', query: up, alias: n }]")]
    [InlineData("http: [{ url: 'http://h', user: me, password: 's3cret-Value', statistics: [{ name: n }] }]")]
    public void A_written_password_is_known_to_the_redactor_and_in_no_text_of_the_definition(string source)
    {
        var set = Written.Text(Written.InService("min: 1\nmax: 2\nmetric_sources: { " + source + " }"));
        Assert.Equal("it is ***", set.Redactor.Redact("it is s3cret-Value"));
        Assert.DoesNotContain("s3cret", Assert.Single(set.Clusters).Services[0].MetricSources[0].ToString(), StringComparison.Ordinal);
    }
}
