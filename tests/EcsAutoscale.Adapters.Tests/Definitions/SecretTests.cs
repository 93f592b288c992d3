using System;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class SecretTests
{
    private const string Secret = "s3cret-Value";

    [Theory]
    [InlineData("min: %(S)")]
    [InlineData("enabled: %(S)")]
    [InlineData("%(S): 1")]
    [InlineData("headroom: %(S)")]
    [InlineData("headroom: [{%(S): 1}]")]
    [InlineData("scale_in: {fit: %(S), cooldown: %(S)}")]
    [InlineData("services: {w: {min: 1, max: 1, type: %(S), data: {url: x}}}")]
    [InlineData("services: {w: {min: 1, max: 1, events: [{metric: '%(S)', action: 1}]}}")]
    [InlineData("services: {w: {min: 1, max: 1, events: [{metric: '%(S) +', action: 1}]}}")]
    [InlineData("services: {w: {min: 1, max: 1, events: [{metric: 'a%(HEX) + 1', action: 1}]}}")]
    [InlineData("services: {w: {min: 1, max: 1, metric_sources: {%(S): []}}}")]
    [InlineData("services: {w: {min: 1, max: 1, metric_sources: {http: [{url: %(S), method: %(S), statistics: [{name: %(S), alias: '%(S) '}]}]}}}")]
    [InlineData("services: {w: {min: 1, max: 1, metric_sources: {http: [{url: 'http://%(S)@:x', headers: {%(S): [], a: \"%(S)\\n\"}}]}}}")]
    [InlineData("services: {w: {min: 1, max: 1, metric_sources: {cloudwatch: [{period: %(S), statistics: [{name: '%(S)', alias: m}]}]}}}")]
    [InlineData("min: 1\nmin: %(S)\n%(S): 1\nx%(S): 2\n'%(S)': 3")]
    public void No_problem_shows_a_variables_value(string keys)
    {
        var set = Written.Text(Written.InCluster(keys), ("S", Secret), ("HEX", "deadbeef99"));
        Assert.NotEmpty(set.Problems);
        Assert.All(set.Problems, problem => Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(set.Problems, problem => Assert.DoesNotContain("deadbeef99", problem.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("region: [https://me:s3cret-Value@host]")]
    [InlineData("min: https://me:s3cret-Value@host")]
    [InlineData("https://me:s3cret-Value@host: 1")]
    [InlineData("services: {w: {min: 1, max: 1, type: celery, data: {url: 'https://me:s3cret-Value@'}}}")]
    [InlineData("services: {w: {min: 1, max: 1, type: celery, data: 'https://me:s3cret-Value@host'}}")]
    [InlineData("services: {w: {min: 1, max: 1, metric_sources: {http: ['https://me:s3cret-Value@host']}}}")]
    public void No_problem_shows_a_written_password(string keys)
    {
        var set = Written.Text(Written.InCluster(keys));
        Assert.NotEmpty(set.Problems);
        Assert.All(set.Problems, problem => Assert.DoesNotContain(Secret, problem.Message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_redactor_knows_every_secret_in_every_shape()
    {
        var set = Written.Text(
            Written.InCluster(
                """
                external_id: ext-%(EXTERNAL)
                services:
                  a:
                    min: 1
                    max: 2
                    type: celery
                    data: { url: "https://literal:pass%2Fword@rabbit/%(QUEUE)" }
                    metric_sources:
                      http:
                        - url: http://%(USER):%(PASS)@app/
                          method: POST
                          payload: { deep: [{ token: "%(TOKEN)" }] }
                          headers: { Authorization: "Bearer %(BEARER)" }
                          statistics: [{ name: x }]
                    events: [{ metric: messages, action: 1 }]
                """),
            ("EXTERNAL", "external-1"), ("QUEUE", "queue-name"), ("USER", "user-name"), ("PASS", "p@ss/word"), ("TOKEN", "token-1"), ("BEARER", "bearer-1"));
        Assert.Empty(set.Problems);
        foreach (var secret in new[]
        {
            "external-1", "queue-name", "user-name", "p@ss/word", "p%40ss%2Fword", "token-1", "bearer-1", "literal", "pass/word", "pass%2Fword",
            "literal:pass%2Fword", Convert.ToBase64String("literal:pass/word"u8), Convert.ToBase64String("user-name:p@ss/word"u8),
        })
        {
            Assert.Equal("before *** after", set.Redactor.Redact($"before {secret} after"));
        }
    }

    [Fact]
    public void The_redactor_knows_the_secrets_of_broken_clusters_too()
    {
        var set = Written.Text(Written.InService("type: celery\ndata: {url: %(URL), x: 1}"), ("URL", "nonsense-secret"));
        Assert.Empty(set.Clusters);
        Assert.Equal("***", set.Redactor.Redact("nonsense-secret"));
    }

    [Fact]
    public void Short_values_and_parts_of_names_are_not_masked()
    {
        var set = Written.Text(
            "clusters: {production: {services: {worker: {min: 1, max: 2, type: celery, data: {url: 'http://%(U):%(P)@h:%(PORT)'}, target: {metric: messages, per_task: 1}}}}}",
            ("U", "prod"), ("P", "worker"), ("PORT", "80"));
        Assert.Empty(set.Problems);
        Assert.Equal("worker of production is at 80 %", set.Redactor.Redact("worker of production is at 80 %"));
        Assert.Equal("***", set.Redactor.Redact("prod:worker"));
    }

    [Theory]
    [InlineData("https://%(USER):%(PASS)@host:15672/api/q?token=%(PASS)#x", "GET https://host:15672/api/q")]
    [InlineData("%(URL)/celery?lengths_age=60", "GET %(URL)/celery")]
    [InlineData("http://%(HOST)/%(PASS)", "GET http://%(HOST)/%(PASS)")]
    public void A_label_shows_the_URL_as_written_without_user_info_and_query(string url, string label)
    {
        var service = Written.Service(
            $"min: 1\nmax: 2\nmetric_sources: {{http: [{{url: '{url}', statistics: [{{name: a}}]}}]}}",
            ("USER", "me"), ("PASS", Secret), ("URL", "http://me:pw@h"), ("HOST", "h"));
        Assert.Equal(label, Assert.Single(service.MetricSources).Label);
    }
}
