using System;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class OriginalFormTests
{
    private const string MyCluster = """
        autoscale_group: EC2ContainerService-my_cluster-EcsInstanceAsg-AAAAA
        enabled: true
        cpu_buffer: 128  # CPU units
        mem_buffer: 256
        min: 1
        max: 4
        services:
          worker:
            enabled: true
            min: 1
            max: 3
            metric_sources:
              third_party:
                - url: https://%(USERNAME):%(PASSWORD)@my_rabbitmq_host.com/api/queues/celery
                  method: GET
                  payload: null
                  statistics:
                    - name: messages_ready
                      alias: queue_length
            events:
              - metric: queue_length
                action: 1
                min: 5
                max: null
              - metric: queue_length
                action: -1
                min: null
                max: 3
          backend:
            enabled: no
            min: 1
            max: 3
            metric_sources:
              cloudwatch:
                - namespace: AWS/ECS
                  metric_name: CPUUtilization
                  dimensions:
                    - name: ClusterName
                      value: my_cluster
                    - name: ServiceName
                      value: backend
                  period: 300
                  statistics:
                    - name: Average
                      alias: cpu_usage
            events:
              - metric: max([cpu_usage, 2.5]) ** 2
                action: 1
                min: 10.5
                max: null
        """;

    private const string Older = """
        clusters:
          development:
            autoscale_group: dev-asg
            cpu_buffer: 200
            mem_buffer: 200
            enabled: true
            services:
              analytics-worker:
                type: celery
                data:
                  url: %(RABBITMQ_DEV)/analytics
                min: 1
                max: 3
                enabled: true
                events:
                  - metric: messages_ready
                    min: 5
                    max: null
                    action: 1  # Scale up by one.
                  - metric: messages_ready + messages_unacknowledged
                    min: null
                    max: 3
                    action: -1  # Scale down by one.
        """;

    [Fact]
    public void A_folder_has_a_file_a_cluster()
    {
        using var written = new Written().With("USERNAME", "me").With("PASSWORD", "hunter22").File("my_cluster.yml", MyCluster);
        var set = written.Read();
        Assert.Empty(set.Problems);
        var cluster = Assert.Single(set.Clusters);
        Assert.Equal("my_cluster", cluster.Name);
        Assert.True(cluster.Enabled);
        Assert.Equal("EC2ContainerService-my_cluster-EcsInstanceAsg-AAAAA", cluster.AutoScalingGroup);
        Assert.Equal((128L, 256L, 1, 4), (cluster.CpuBuffer, cluster.MemoryBuffer, cluster.Min, cluster.Max));
        Assert.Equal(["worker", "backend"], cluster.Services.Select(service => service.Name));
        Assert.Equal([true, false], cluster.Services.Select(service => service.Enabled));
    }

    [Fact]
    public void Third_party_sources_and_events_are_read()
    {
        using var written = new Written().With("USERNAME", "me").With("PASSWORD", "hunter22").File("my_cluster.yml", MyCluster);
        var worker = written.Read().Clusters[0].Services[0];
        var source = Assert.IsType<HttpMetricSource>(Assert.Single(worker.MetricSources));
        Assert.Equal("https://me:hunter22@my_rabbitmq_host.com/api/queues/celery", source.Url.Reveal());
        Assert.Equal("GET https://my_rabbitmq_host.com/api/queues/celery", source.Label);
        Assert.Null(source.Payload);
        Assert.Equal(new MetricStatistic("messages_ready", "queue_length"), Assert.Single(source.Statistics));
        Assert.Equal(
            [("queue_length", 5.0, null, 1), ("queue_length", null, 3.0, -1)],
            worker.Events.Select(e => (e.Metric.Text, e.Min, e.Max, e.Action)));
    }

    [Fact]
    public void CloudWatch_sources_are_read()
    {
        using var written = new Written().With("USERNAME", "me").With("PASSWORD", "hunter22").File("my_cluster.yml", MyCluster);
        var backend = written.Read().Clusters[0].Services[1];
        var source = Assert.IsType<CloudWatchMetricSource>(Assert.Single(backend.MetricSources));
        Assert.Equal(("AWS/ECS", "CPUUtilization", TimeSpan.FromMinutes(5)), (source.Namespace, source.MetricName, source.Period));
        Assert.Equal([("ClusterName", "my_cluster"), ("ServiceName", "backend")], source.Dimensions.Select(d => (d.Key, d.Value)));
        Assert.Equal([new MetricStatistic("Average", "cpu_usage")], source.Statistics);
        Assert.Equal(10.5, backend.Events[0].Min);
        Assert.Equal(["cpu_usage"], backend.Events[0].Metric.Identifiers);
    }

    [Fact]
    public void CloudWatch_has_the_originals_defaults()
    {
        var service = Written.Service("min: 0\nmax: 1\nmetric_sources: {cloudwatch: [{statistics: [{name: p99.9, alias: m}]}]}");
        var source = Assert.IsType<CloudWatchMetricSource>(Assert.Single(service.MetricSources));
        Assert.Equal(("AWS/ECS", "MemoryUtilization", TimeSpan.FromSeconds(300)), (source.Namespace, source.MetricName, source.Period));
        Assert.Empty(source.Dimensions);
    }

    [Fact]
    public void The_older_form_takes_a_queues_fields_by_their_names()
    {
        var cluster = Written.Cluster(Older, ("RABBITMQ_DEV", "https://guest:pass-word@rabbit/api/queues/%2F"));
        Assert.Equal("development", cluster.Name);
        var service = Assert.Single(cluster.Services);
        var source = Assert.IsType<RabbitMqMetricSource>(Assert.Single(service.MetricSources));
        Assert.Equal("https://guest:pass-word@rabbit/api/queues/%2F/analytics", source.Url.Reveal());
        Assert.Equal("RabbitMQ %(RABBITMQ_DEV)/analytics", source.Label);
        Assert.Equal(
            [new MetricStatistic("messages_ready", "messages_ready"), new MetricStatistic("messages_unacknowledged", "messages_unacknowledged")],
            source.Statistics);
    }

    [Fact]
    public void The_older_form_and_metric_sources_go_together()
    {
        var service = Written.Service(
            """
            type: celery
            data: {url: 'http://rabbit/api/queues/%2F/q'}
            min: 1
            max: 9
            metric_sources: {http: [{url: 'http://app/', statistics: [{name: a.b, alias: rate}]}]}
            events: [{metric: messages_ready / rate - running, min: 1, action: 1}]
            target: {metric: messages, per_task: 20}
            """);
        Assert.Equal(2, service.MetricSources.Count);
        Assert.Equal(["messages", "messages_ready"], Assert.IsType<RabbitMqMetricSource>(service.MetricSources[0]).Statistics.Select(s => s.Alias));
        Assert.Equal(["rate"], Assert.IsType<HttpMetricSource>(service.MetricSources[1]).Statistics.Select(s => s.Alias));
    }

    [Fact]
    public void A_file_of_a_folder_may_hold_clusters_and_yaml_is_an_extension_too()
    {
        using var written = new Written()
            .File("b.yaml", "services:\n")
            .File("a.yml", "defaults: {min: 2}\nclusters: {x: {}, y: }\n")
            .File(".hidden.yml", "nonsense")
            .File("notes.txt", "nonsense");
        var set = written.Read();
        Assert.Empty(set.Problems);
        Assert.Equal([("x", 2), ("y", 2), ("b", null)], set.Clusters.Select(cluster => (cluster.Name, cluster.Min)));
    }

    [Fact]
    public void One_cluster_file_may_be_named_alone()
    {
        using var written = new Written().File("prod.yml", "autoscale_group: g\n");
        Assert.Equal("prod", Assert.Single(written.Read("prod.yml").Clusters).Name);
    }

    [Fact]
    public void Nothing_means_no_bound_and_no_services()
    {
        var cluster = Written.Cluster("clusters:\n  c:\n    min: null\n    max: ~\n    cpu_buffer:\n    services:\n");
        Assert.Equal((null, null, 0L), (cluster.Min, cluster.Max, cluster.CpuBuffer));
        Assert.Empty(cluster.Services);
    }
}
