using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class DocumentedTests
{
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["RABBITMQ_URL"] = "http://sandbox:sandbox-secret@127.0.0.1:15672/api/queues/%2F",
        ["STAGE"] = "prod",
        ["MAX_INSTANCES"] = "4",
        ["RABBIT_USER"] = "me",
        ["RABBIT_PASSWORD"] = "p@ss",
        ["PER_TASK"] = "20",
        ["API_USER"] = "me",
        ["API_PASSWORD"] = "p@ss",
        ["TENANT"] = "t",
    };

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [Fact]
    public void The_sample_has_no_problem()
    {
        var set = DefinitionReader.Read(Path.Combine(Root, "clusters.yml"), Environment.GetValueOrDefault);
        Assert.Empty(set.Problems);
        Assert.Equal(["production", "staging"], set.Clusters.Select(cluster => cluster.Name));
        Assert.Equal(("production-asg", null), (set.Clusters[0].AutoScalingGroup, set.Clusters[1].AutoScalingGroup));
        Assert.Equal(
            "http://sandbox:sandbox-secret@127.0.0.1:15672/api/queues/%2F/celery",
            Assert.IsType<RabbitMqMetricSource>(set.Clusters[0].Services[0].MetricSources[0]).Url.Reveal());
    }

    [Fact]
    public void The_references_examples_have_no_problem()
    {
        var examples = Regex.Matches(File.ReadAllText(Path.Combine(Root, "docs", "clusters-yml.md")), "```yaml\n(.*?)```", RegexOptions.Singleline);
        Assert.True(examples.Count >= 6);
        foreach (Match example in examples)
        {
            using var written = new Written();
            foreach (var (name, value) in Environment) written.With(name, value);
            Assert.Empty(Written.Places(written.File("clusters.yml", example.Groups[1].Value).Read("clusters.yml")));
        }
    }

    [Fact]
    public void The_reference_has_every_key_that_an_error_would_list()
    {
        var reference = File.ReadAllText(Path.Combine(Root, "docs", "clusters-yml.md"));
        const string nonsense =
            """
            clusters:
              c:
                xxxxxxxx: 1
                headroom: [{ xxxxxxxx: 1 }]
                scale_out: { xxxxxxxx: 1 }
                scale_in: { xxxxxxxx: 1 }
                stand_off: { xxxxxxxx: 1 }
                services:
                  s:
                    xxxxxxxx: 1
                    events: [{ xxxxxxxx: 1 }]
                    target: { xxxxxxxx: 1 }
                    metric_sources:
                      xxxxxxxx: []
                      http: [{ xxxxxxxx: 1 }]
                      cloudwatch: [{ xxxxxxxx: 1, statistics: [{ xxxxxxxx: 1 }] }]
            """;
        var keys = Written.Text(nonsense).Problems
            .Where(problem => problem.Message.Contains("there are ", StringComparison.Ordinal))
            .SelectMany(problem => problem.Message[(problem.Message.IndexOf("there are ", StringComparison.Ordinal) + 10)..].Split(", "))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(keys.Count > 40);
        Assert.DoesNotContain(keys, key => !Regex.IsMatch(reference, $@"(?<![a-z_]){key}(?![a-z_])"));
    }
}
