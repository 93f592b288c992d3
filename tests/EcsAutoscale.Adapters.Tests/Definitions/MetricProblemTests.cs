using System;
using System.Linq;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class MetricProblemTests
{
    private const string Sources = "min: 1\nmax: 2\nmetric_sources: {http: [{url: http://q, statistics: [{name: queue_length}]}]}\n";

    [Theory]
    [InlineData("events: [{metric: queue_lenght, action: 1}]", "8:27: events[0].metric: 'queue_lenght' is not defined by a source of this service: did you mean 'queue_length'?")]
    [InlineData("events: [{metric: 2 * other + 1, action: 1}]", "8:31: events[0].metric: 'other' is not defined by a source of this service: there are desired, pending, queue_length, running")]
    [InlineData("events: [{metric: '2 * other', action: 1}]", "8:32: events[0].metric: 'other' is not defined by a source of this service: there are desired, pending, queue_length, running")]
    [InlineData("target: {metric: xx + x, per_task: 1}", "8:26: target.metric: 'xx' is not defined by a source of this service: there are desired, pending, queue_length, running|8:31: target.metric: 'x' is not defined by a source of this service: there are desired, pending, queue_length, running")]
    public void An_alias_that_nobody_defines_is_reported_at_its_place(string keys, string problems) => Assert.Equal(
        problems.Split('|').Select(problem => problem.Insert(problem.IndexOf(' ', StringComparison.Ordinal) + 1, "clusters.c.services.s.")).Select(problem => "clusters.yml:" + problem),
        Written.ProblemsOfService(Sources + keys));

    [Theory]
    [InlineData("events:\n  - metric: queue_length + * 2\n    action: 1", "9:36:")]
    [InlineData("events:\n  - metric: 'queue_length + * 2'\n    action: 1", "9:37:")]
    [InlineData("events:\n  - metric: \"queue_length + * 2\"\n    action: 1", "9:37:")]
    [InlineData("events:\n  - metric: \"queue\\x5flength + * 2\"\n    action: 1", "9:21:")]
    [InlineData("events:\n  - metric: >-\n      queue_length\n      + * 2\n    action: 1", "9:21:")]
    public void An_expression_that_does_not_parse_is_reported_at_its_column(string keys, string place)
    {
        var problem = Assert.Single(Written.ProblemsOfService(Sources + keys));
        Assert.StartsWith($"clusters.yml:{place} clusters.c.services.s.events[0].metric: not a metric: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_place_of_an_expression_is_no_expression() => Assert.Equal(
        ["clusters.yml:8:27: clusters.c.services.s.events[0].metric: wants a single value, not a list"],
        Written.ProblemsOfService(Sources + "events: [{metric: [1], action: 1}]"));

    [Fact]
    public void E1_Code_is_no_expression() =>
        Assert.Single(Written.ProblemsOfService(Sources + "events: [{metric: \"__import__('os').system('true')\", action: 1}]"));

    [Fact]
    public void Where_a_source_cannot_be_read_its_aliases_are_not_reported_as_missing() => Assert.Single(
        Written.ProblemsOfService("min: 1\nmax: 2\nmetric_sources: {memcached: [{}]}\nevents: [{metric: length, action: 1}]"));

    [Fact]
    public void An_alias_of_two_sources_is_reported() => Assert.Single(Written.ProblemsOfService(
        "min: 1\nmax: 2\nmetric_sources:\n  http: [{url: http://q, statistics: [{name: a}]}]\n  cloudwatch: [{statistics: [{name: Sum, alias: a}]}]"));

    [Fact]
    public void Two_services_may_use_the_same_alias()
    {
        const string service = "{min: 1, max: 2, metric_sources: {http: [{url: http://q, statistics: [{name: a}]}]}, events: [{metric: a, action: 1}]}";
        Assert.Equal(2, Written.Cluster($"clusters: {{c: {{services: {{x: {service}, y: {service}}}}}}}").Services.Count);
    }
}
