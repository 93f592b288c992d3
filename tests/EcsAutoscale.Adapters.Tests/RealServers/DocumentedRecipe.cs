using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Adapters.Metrics.Redis;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Adapters.Tests.Definitions;
using EcsAutoscale.Adapters.Tests.Sources;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Services;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>A recipe of docs/metrics.md, word for word but for the host, as somebody would use it who copied it.</summary>
internal sealed class DocumentedRecipe
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "metrics.md"));
    private readonly (string Name, string Value)[] _variables;
    private string _yaml;

    /// <summary>Takes a recipe.</summary>
    /// <param name="heading">The heading that it stands below.</param>
    /// <param name="number">Which one below that heading, from 0.</param>
    /// <param name="variables">The environment variables that it names.</param>
    public DocumentedRecipe(string heading, int number = 0, params (string Name, string Value)[] variables)
    {
        var section = Document.Split("\n## ").Single(part => part.StartsWith(heading + "\n", StringComparison.Ordinal));
        _yaml = Regex.Matches(section, "```yaml\n(.*?)```", RegexOptions.Singleline)[number].Groups[1].Value;
        _variables = variables;
    }

    public ICloudWatchQueries? CloudWatch { get; init; }

    public ISqsQueues? Sqs { get; init; }

    /// <summary>Puts another text in the place of one that the recipe has.</summary>
    public DocumentedRecipe With(string documented, string real)
    {
        Assert.Contains(documented, _yaml, StringComparison.Ordinal);
        _yaml = _yaml.Replace(documented, real, StringComparison.Ordinal);
        return this;
    }

    /// <summary>The verdict on the recipe's only service, by what its sources say.</summary>
    /// <param name="desired">How many tasks it has now.</param>
    public async Task<ServiceVerdict> JudgeAsync(int desired)
    {
        var definition = Written.Cluster(_yaml, _variables);
        var wanted = Assert.Single(definition.Services);
        using var http = SharedHttp.Create();
        using var redis = new RedisConnections();
        var now = DateTimeOffset.UtcNow;
        var readings = await new MetricSampler(CloudWatch ?? new NoCloudWatch(), http, sqs: Sqs, redis: redis)
            .SampleAsync(definition, MetricReadings.None, now, TestContext.Current.CancellationToken);
        return Judge(definition, wanted, readings, desired, now);
    }

    /// <summary>The verdict by numbers that are given in place of the sources.</summary>
    public ServiceVerdict Judge(int desired, params (string Alias, double Value)[] metrics)
    {
        var definition = Written.Cluster(_yaml, _variables);
        var wanted = Assert.Single(definition.Services);
        var readings = metrics.Select(metric => MetricReading.Of(metric.Alias, metric.Value, "given")).ToArray();
        return Judge(definition, wanted, new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>> { [wanted.Name] = readings }), desired, DateTimeOffset.UtcNow);
    }

    private static ServiceVerdict Judge(ClusterDefinition definition, ServiceDefinition wanted, MetricReadings readings, int desired, DateTimeOffset now) =>
        ServicePlanner.Judge(definition.Name, wanted, new EcsService { Name = wanted.Name, DesiredCount = desired, RunningCount = desired }, readings, now);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EcsAutoscale.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
