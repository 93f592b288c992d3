using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

/// <summary>The recipes of docs/metrics.md are definitions without a problem, and their tables have every key and statistic.</summary>
public class MetricsDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "metrics.md"));

    [Fact]
    public void Each_recipe_has_no_problem()
    {
        var kinds = new HashSet<Type>();
        var recipes = Regex.Matches(Document, "```yaml\n(.*?)```", RegexOptions.Singleline);
        foreach (Match recipe in recipes)
        {
            var cluster = Written.Cluster(recipe.Groups[1].Value, ("RABBIT_USER", "me"), ("RABBIT_PASSWORD", "p@ss"), ("REDIS_PASSWORD", "p@ss"), ("JOBS_TOKEN", "t0ken"));
            kinds.UnionWith(cluster.Services.SelectMany(service => service.MetricSources).Select(source => source.GetType()));
        }

        Assert.Equal(typeof(MetricSource).Assembly.GetTypes().Where(type => type.BaseType == typeof(MetricSource)).Select(type => type.Name).Order(), kinds.Select(type => type.Name).Order());
    }

    [Fact]
    public void Every_key_and_statistic_that_an_error_would_list_is_there()
    {
        const string nonsense =
            """
            min: 1
            max: 2
            metric_sources:
              xxxxxxxx: []
              rabbitmq: [{ url: http://r, queue: q, xxxxxxxx: 1, statistics: [{ name: xxxxxxxx }] }]
              redis: [{ url: redis://r, key: k, xxxxxxxx: 1, statistics: [{ name: xxxxxxxx }] }]
              sqs: [{ queue: q, xxxxxxxx: 1, statistics: [{ name: xxxxxxxx }] }]
              prometheus: [{ url: http://p, query: up, xxxxxxxx: 1, alias: n }]
              ecs: [{ statistic: cpu, xxxxxxxx: 1, alias: n }]
              cloudwatch: [{ expression: 1, metrics: [{ xxxxxxxx: 1 }], xxxxxxxx: 1, alias: n }]
            """;
        var words = Written.ProblemsOfService(nonsense)
            .Where(problem => problem.Contains("there are ", StringComparison.Ordinal))
            .SelectMany(problem => problem[(problem.IndexOf("there are ", StringComparison.Ordinal) + 10)..].Split(", "))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(words.Count > 35);
        Assert.DoesNotContain(words, word => word != "third_party" && !Regex.IsMatch(Document, $@"(?<![a-z_]){word}(?![a-z_])"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
