using System;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class ProblemTests
{
    private const string Bounds = "min: 1\nmax: 2\n";
    private const string Http = Bounds + "metric_sources:\n  http:\n    - ";

    [Theory]
    [InlineData("mim: 1", "3:5: clusters.c.mim: unknown key 'mim': did you mean 'min'?")]
    [InlineData("Enabled: true", "3:5: clusters.c.Enabled: unknown key 'Enabled': did you mean 'enabled'?")]
    [InlineData("scale_in: {fti: many}", "3:16: clusters.c.scale_in.fti: unknown key 'fti': did you mean 'fit'?")]
    [InlineData("scale_out: {colour: 1}", "3:17: clusters.c.scale_out.colour: unknown key 'colour': there are assurance, max_step, step, warmup")]
    [InlineData("min: -1", "3:10: clusters.c.min: wants a whole number of at least 0, not '-1'")]
    [InlineData("max: 2.5", "3:10: clusters.c.max: wants a whole number of at least 0, not '2.5'")]
    [InlineData("max: 010", "3:10: clusters.c.max: wants a whole number of at least 0, not '010'")]
    [InlineData("max: 99999999999", "3:10: clusters.c.max: wants a whole number of at least 0, not '99999999999'")]
    [InlineData("max: [3]", "3:10: clusters.c.max: wants a single value, not a list")]
    [InlineData("min: 3\nmax: 2", "3:10: clusters.c.min: min is greater than max")]
    [InlineData("cpu_buffer: lots", "3:17: clusters.c.cpu_buffer: wants a whole number of at least 0, not 'lots'")]
    [InlineData("enabled: maybe", "3:14: clusters.c.enabled: wants true or false, not 'maybe'")]
    [InlineData("enabled: null", "3:14: clusters.c.enabled: wants true or false, not nothing")]
    [InlineData("region: ''", "3:13: clusters.c.region: is empty")]
    [InlineData("scale_out: {step: 0}", "3:23: clusters.c.scale_out.step: wants a whole number of at least 1, or auto, not '0'")]
    [InlineData("scale_out: {warmup: 5 minutes}", "3:25: clusters.c.scale_out.warmup: wants a span of time such as 90, 90s, 5m, 2h or 1d, not '5 minutes'")]
    [InlineData("scale_in: {cooldown: -5s}", "3:26: clusters.c.scale_in.cooldown: wants a span of time such as 90, 90s, 5m, 2h or 1d, not '-5s'")]
    [InlineData("scale_in: {min_age: 400d}", "3:25: clusters.c.scale_in.min_age: wants a span of time such as 90, 90s, 5m, 2h or 1d, not '400d'")]
    [InlineData("scale_in: {fit: all}", "3:21: clusters.c.scale_in.fit: wants one of one, many, not 'all'")]
    [InlineData("scale_in: many", "3:15: clusters.c.scale_in: wants keys (enabled, fit, assurance, max_step, cooldown, min_age, drain_timeout, on_timeout, terminate), not a single value")]
    [InlineData("headroom: {cpu: 1}", "3:15: clusters.c.headroom: wants a list (lines that begin with '- '), not a mapping")]
    [InlineData("headroom: [{}]", "3:16: clusters.c.headroom[0]: name a service, or give cpu (CPU units) and memory (MiB)")]
    [InlineData("headroom: [{service: w, cpu: 1}]", "3:16: clusters.c.headroom[0]: name a service or give cpu and memory, not both")]
    [InlineData("headroom: [{cpu: 0, count: 2}]", "3:16: clusters.c.headroom[0]: a shape of nothing keeps nothing free: give cpu or memory above 0")]
    [InlineData("headroom: [{cpu: 1, count: 0}]", "3:32: clusters.c.headroom[0].count: wants a whole number of at least 1 and at most 10000, not '0'")]
    [InlineData("services: [worker]", "3:15: clusters.c.services: wants service names as keys, not a list")]
    [InlineData("services: {'': {min: 1, max: 1}}", "3:16: clusters.c.services.: a service needs a name")]
    [InlineData("region: *nobody", "3:13: clusters.c.region: the alias *nobody names nothing: put &nobody before the node that is meant, further up")]
    [InlineData("region: !!python/object x", "3:13: clusters.c.region: the tag tag:yaml.org,2002:python/object means nothing here: take it out")]
    [InlineData("region: !env x", "3:13: clusters.c.region: the tag !env means nothing here: take it out")]
    [InlineData("min: 1\nmax: 3\nmin: 2", "5:5: clusters.c.min: the key 'min' is there twice: first in line 3")]
    [InlineData("? [a]\n: 1", "3:7: clusters.c: a key is a single value, not a list")]
    [InlineData("<<: 3", "3:9: clusters.c: '<<' takes a mapping or a list of mappings, for example *anchor, not a single value")]
    public void A_problem_of_a_cluster_is_reported_at_its_place(string keys, string problem) =>
        Assert.Equal(["clusters.yml:" + problem], Written.ProblemsOfCluster(keys));

    [Theory]
    [InlineData("max: 2", "5:9: clusters.c.services.s.min: 'min' is missing: give the fewest tasks")]
    [InlineData("min: 1\nmax:", "6:13: clusters.c.services.s.max: 'max' is missing: give the most tasks")]
    [InlineData("min: 3\nmax: 2", "5:14: clusters.c.services.s.min: min is greater than max")]
    [InlineData(Bounds + "events: {metric: desired}", "7:17: clusters.c.services.s.events: wants a list (lines that begin with '- '), not a mapping")]
    [InlineData(Bounds + "events: [{min: 1, action: 1}]", "7:18: clusters.c.services.s.events[0].metric: 'metric' is missing: give a metric, for example an alias of metric_sources")]
    [InlineData(Bounds + "events: [{metric: desired, min: 1}]", "7:18: clusters.c.services.s.events[0].action: 'action' is missing: give the number of tasks to add, or below 0 to take away")]
    [InlineData(Bounds + "events: [{metric: desired, min: 5, max: 3, action: 1}]", "7:41: clusters.c.services.s.events[0].min: min is greater than max")]
    [InlineData(Bounds + "events: [{metric: desired, min: .inf, action: 1}]", "7:41: clusters.c.services.s.events[0].min: wants a number, or null for no bound, not '.inf'")]
    [InlineData(Bounds + "events: [{metric: desired, min: 1, action: 1.5}]", "7:52: clusters.c.services.s.events[0].action: wants a whole number, not '1.5'")]
    [InlineData(Bounds + "target: {metric: desired}", "7:17: clusters.c.services.s.target.per_task: 'per_task' is missing: give how much of the metric one task is worth")]
    [InlineData(Bounds + "target: {metric: desired, per_task: 0}", "7:45: clusters.c.services.s.target.per_task: wants a number above 0, not '0'")]
    [InlineData(Bounds + "target: {metric: desired, per_task: 1, tolerance: 1}", "7:59: clusters.c.services.s.target.tolerance: wants a share of at least 0 and below 1, for example 0.1, not '1'")]
    [InlineData(Bounds + "cooldown: 5m", "7:19: clusters.c.services.s.cooldown: wants keys (out, in), not a single value")]
    [InlineData(Bounds + "on_metric_failure: shrink", "7:28: clusters.c.services.s.on_metric_failure: wants hold, or a number of tasks, not 'shrink'")]
    [InlineData(Bounds + "type: sidekiq\ndata: {url: http://q/}", "7:15: clusters.c.services.s.type: unknown type 'sidekiq': the only type is celery")]
    [InlineData(Bounds + "type: celery", "5:9: clusters.c.services.s.data: 'data' is missing: type celery wants data with the queue's url")]
    [InlineData(Bounds + "data: {url: http://q/}", "7:15: clusters.c.services.s.type: 'type' is missing: data belongs to type celery")]
    [InlineData(Bounds + "type: celery\ndata: {}", "8:15: clusters.c.services.s.data.url: 'url' is missing: give the URL to ask")]
    [InlineData(Bounds + "metric_sources: [http]", "7:25: clusters.c.services.s.metric_sources: wants kinds of sources as keys (third_party, http, rabbitmq, redis, sqs, prometheus, cloudwatch, ecs), not a list")]
    [InlineData(Bounds + "metric_sources: {cloud_watch: []}", "7:26: clusters.c.services.s.metric_sources.cloud_watch: unknown kind of source 'cloud_watch': did you mean 'cloudwatch'?")]
    [InlineData(Bounds + "metric_sources: {http: {url: 'http://q'}}", "7:32: clusters.c.services.s.metric_sources.http: wants a list of sources (each begins with '- '), not a mapping")]
    public void A_problem_of_a_service_is_reported_at_its_place(string keys, string problem) =>
        Assert.Equal(["clusters.yml:" + problem], Written.ProblemsOfService(keys));

    [Theory]
    [InlineData("{url: ftp://q/x, statistics: [{name: a}]}", "9:21: url: the value is not a URL that begins with http:// or https:// and names a host")]
    [InlineData("{url: 'http://', statistics: [{name: a}]}", "9:21: url: the value is not a URL that begins with http:// or https:// and names a host")]
    [InlineData("{url: http://q, method: PUT, statistics: [{name: a}]}", "9:39: method: the method is GET or POST, not 'PUT'")]
    [InlineData("{url: http://q, statistics: [{alias: a}]}", "9:44: statistics[0].name: 'name' is missing: give the source's own name for it")]
    [InlineData("{url: http://q, statistics: [{name: a.b}]}", "9:44: statistics[0].alias: 'alias' is missing: give the name by which metrics know it")]
    [InlineData("{url: http://q, statistics: [{name: a..b, alias: a}]}", "9:51: statistics[0].name: names a field of the answer: names or list indexes with one '.' between them, for example data.result.0.value")]
    [InlineData("{url: http://q, statistics: [{name: a, alias: cpu-usage}]}", "9:61: statistics[0].alias: 'cpu-usage' is no alias: letters, digits and _, not a word of the expressions, and no digit first")]
    [InlineData("{url: http://q, statistics: [{name: a, alias: and}]}", "9:61: statistics[0].alias: 'and' is no alias: letters, digits and _, not a word of the expressions, and no digit first")]
    [InlineData("{url: http://q, statistics: [{name: a, alias: running}]}", "9:61: statistics[0].alias: 'running' is always the service's own count: choose another alias")]
    [InlineData("{url: http://q, statistics: [{name: a}, {name: b, alias: a}]}", "9:72: statistics[1].alias: the alias 'a' is there twice in this service: first in line 9")]
    [InlineData("{url: http://q, statistics: []}", "9:43:: takes nothing from this source: list a name and an alias under statistics")]
    [InlineData("{url: http://q, headers: {'a b': c}, statistics: [{name: a}]}", "9:41: headers.a b: is not a header's name")]
    [InlineData("{url: http://q, headers: {a: \"b\\nc\"}, statistics: [{name: a}]}", "9:44: headers.a: a header's text is one line without control characters")]
    [InlineData("{url: http://q, headers: [a], statistics: [{name: a}]}", "9:40: headers: wants header names as keys, not a list")]
    public void A_problem_of_a_source_is_reported_at_its_place(string source, string problem)
    {
        const string path = "clusters.c.services.s.metric_sources.http[0]";
        var expected = problem.Contains(":: ", StringComparison.Ordinal)
            ? problem.Replace(":: ", $": {path}: ", StringComparison.Ordinal)
            : problem.Insert(problem.IndexOf(": ", StringComparison.Ordinal) + 2, path + ".");
        Assert.Equal(["clusters.yml:" + expected], Written.ProblemsOfService(Http + source));
    }

    [Theory]
    [InlineData("{statistics: [{name: average, alias: m}]}", "statistics[0].name: not a statistic of CloudWatch (percentiles are written p95): did you mean 'Average'?")]
    [InlineData("{period: 90, statistics: [{name: p95, alias: m}]}", "period: wants a period of CloudWatch: 1, 5, 10, 20 or 30 seconds, or whole minutes up to a day, not '90'")]
    [InlineData("{dimensions: [{name: A}], statistics: [{name: Sum, alias: m}]}", "dimensions[0].value: 'value' is missing: give the dimension's value")]
    [InlineData("{dimensions: [{name: A, value: a}, {name: A, value: b}], statistics: [{name: Sum, alias: m}]}", "dimensions[1]: the dimension is there twice")]
    public void A_problem_of_a_CloudWatch_source_is_reported(string source, string problem) => Assert.EndsWith(
        "cloudwatch[0]." + problem,
        Assert.Single(Written.ProblemsOfService(Bounds + "metric_sources:\n  cloudwatch:\n    - " + source)),
        StringComparison.Ordinal);

    [Fact]
    public void All_problems_are_reported_at_once_in_the_texts_order()
    {
        var set = Written.Text(
            """
            clusters:
              a:
                min: x
                services:
                  w: { max: -1, events: [{ metric: "1 +", action: a }] }
              b:
                colour: red
            """);
        Assert.Empty(set.Clusters);
        Assert.Equal([3, 5, 5, 5, 5, 7], set.Problems.Select(problem => problem.Line));
        Assert.Equal(["a", "a", "a", "a", "a", "b"], set.Problems.Select(problem => problem.Cluster));
    }

    [Fact]
    public void One_broken_cluster_does_not_hide_the_problems_of_another()
    {
        var many = string.Join("\n", Enumerable.Range(0, 200).Select(number => $"    wrong{number}: 1"));
        var set = Written.Text($"clusters:\n  a:\n{many}\n  b:\n    min: x\n  c:\n    min: 1\n");
        Assert.Equal("c", Assert.Single(set.Clusters).Name);
        Assert.Equal(51, set.Problems.Count(problem => problem.Cluster == "a"));
        Assert.Contains("more problems follow", set.Problems.Last(problem => problem.Cluster == "a").Message, StringComparison.Ordinal);
        Assert.Single(set.Problems, problem => problem.Cluster == "b");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("      z: { min: x, max: 1 }\n", 0)]
    public void Many_warnings_stay_warnings_and_hide_no_error(string last, int usable)
    {
        var many = string.Concat(Enumerable.Range(0, 60).Select(number => $"      s{number}: {{ min: 1, max: 2, events: [{{ metric: desired, action: 0 }}] }}\n"));
        var set = Written.Text($"clusters:\n  c:\n    services:\n{many}{last}");
        Assert.Equal(usable, set.Clusters.Count);
        Assert.Equal(51, set.Problems.Count);
    }

    [Fact]
    public void A_warning_leaves_the_cluster_usable()
    {
        var set = Written.Text("clusters: {c: {scale_out: {step: 20}}}");
        Assert.Equal(20, Assert.Single(set.Clusters).ScaleOut.Step);
        Assert.Equal(ProblemSeverity.Warning, Assert.Single(set.Problems).Severity);
    }
}
