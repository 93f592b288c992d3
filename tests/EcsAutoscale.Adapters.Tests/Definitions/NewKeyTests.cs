using System;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class NewKeyTests
{
    [Fact]
    public void Every_key_of_a_cluster_is_read()
    {
        var cluster = Written.Cluster(Written.InCluster(
            """
            enabled: off
            region: eu-west-1
            profile: ops
            role_arn: arn:aws:iam::123456789012:role/scaler
            external_id: "%(EXTERNAL)"
            cpu_buffer: 512
            mem_buffer: 1_024
            min: 0
            max: 10
            headroom:
              - { service: worker, count: 2 }
              - { cpu: 1024, memory: 2048 }
            scale_out: { step: auto, max_step: 7, warmup: 5m, assurance: proof }
            scale_in:
              enabled: false
              fit: many
              assurance: proof
              max_step: 3
              cooldown: 90
              min_age: 2h
              drain_timeout: 1d
              on_timeout: wait
              terminate: false
            """), ("EXTERNAL", "ext-12345"));
        Assert.Equal((false, "eu-west-1", "ops", "arn:aws:iam::123456789012:role/scaler"), (cluster.Enabled, cluster.Region, cluster.Profile, cluster.RoleArn));
        Assert.Equal("ext-12345", cluster.ExternalId!.Reveal());
        Assert.Null(cluster.AutoScalingGroup);
        Assert.Equal((512L, 1024L, 0, 10), (cluster.CpuBuffer, cluster.MemoryBuffer, cluster.Min, cluster.Max));
        Assert.Equal([new HeadroomShape { Service = "worker", Count = 2 }, new HeadroomShape { Cpu = 1024, Memory = 2048 }], cluster.Headroom);
        Assert.Equal(new ScaleOutPolicy { Step = null, MaxStep = 7, Warmup = TimeSpan.FromMinutes(5), Assurance = Assurance.Proof }, cluster.ScaleOut);
        Assert.Equal(
            new ScaleInPolicy
            {
                Enabled = false,
                Fit = ScaleInFit.Many,
                Assurance = Assurance.Proof,
                MaxStep = 3,
                Cooldown = TimeSpan.FromSeconds(90),
                MinAge = TimeSpan.FromHours(2),
                DrainTimeout = TimeSpan.FromDays(1),
                OnTimeout = DrainTimeoutAction.Wait,
                Terminate = false,
            },
            cluster.ScaleIn);
    }

    [Fact]
    public void A_cluster_without_keys_has_the_defaults_of_the_original()
    {
        var cluster = Written.Cluster("clusters: {c: }");
        Assert.Equal((true, 0L, 0L), (cluster.Enabled, cluster.CpuBuffer, cluster.MemoryBuffer));
        Assert.Equal(new ScaleOutPolicy(), cluster.ScaleOut);
        Assert.Equal(new ScaleInPolicy(), cluster.ScaleIn);
    }

    [Fact]
    public void Every_new_key_of_a_service_is_read()
    {
        var service = Written.Service(
            """
            min: 0
            max: 50
            target: { metric: running * 2, per_task: 20.5, tolerance: 0 }
            cooldown: { out: 30s, in: 10m }
            on_metric_failure: 4
            """);
        Assert.Equal(("running * 2", 20.5, 0.0), (service.Target!.Metric.Text, service.Target.PerTask, service.Target.Tolerance));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), 4), (service.CooldownOut, service.CooldownIn, service.OnMetricFailure));
    }

    [Fact]
    public void Hold_is_what_happens_without_on_metric_failure()
    {
        Assert.Null(Written.Service("min: 1\nmax: 2\non_metric_failure: hold").OnMetricFailure);
        Assert.Null(Written.Service("min: 1\nmax: 2").OnMetricFailure);
    }

    [Fact]
    public void Defaults_are_inherited_and_overridden_key_by_key_in_scale_out_and_scale_in()
    {
        var set = Written.Text(
            """
            defaults:
              region: us-east-1
              max: 9
              scale_in: { fit: many, cooldown: 5m }
              headroom: [{ cpu: 1, count: 3 }]
            clusters:
              a:
                scale_in: { fit: one }
                headroom: []
              b:
                max: null
                region: us-west-2
            """);
        Assert.Empty(set.Problems);
        var (a, b) = (set.Clusters[0], set.Clusters[1]);
        Assert.Equal(("us-east-1", 9), (a.Region, a.Max));
        Assert.Equal((ScaleInFit.One, TimeSpan.FromMinutes(5)), (a.ScaleIn.Fit, a.ScaleIn.Cooldown));
        Assert.Empty(a.Headroom);
        Assert.Equal(("us-west-2", null), (b.Region, b.Max));
        Assert.Equal(ScaleInFit.Many, b.ScaleIn.Fit);
        Assert.Single(b.Headroom);
    }

    [Fact]
    public void A_service_does_not_inherit_the_clusters_bounds()
    {
        var set = Written.Text("defaults: {min: 1, max: 2}\nclusters: {c: {services: {s: {max: 3}}}}");
        Assert.Equal(["clusters.yml:2:30: clusters.c.services.s.min: 'min' is missing: give the fewest tasks"], Written.Places(set));
    }

    [Fact]
    public void Payloads_become_JSON_with_YAMLs_types()
    {
        var service = Written.Service(
            """
            min: 1
            max: 2
            metric_sources:
              http:
                - url: http://app/query
                  method: POST
                  headers: { X-Api-Key: "%(KEY)", Accept: application/json }
                  payload: { query: "%(KEY)", size: 0, ratio: 0.5, deep: [true, null, "7", { n: %(N) }] }
                  statistics: [{ name: hits }]
            """, ("KEY", "k\"e}y"), ("N", "12"));
        var source = Assert.IsType<HttpMetricSource>(Assert.Single(service.MetricSources));
        Assert.Equal("POST", source.Method);
        Assert.Equal("""{"query":"k\u0022e}y","size":0,"ratio":0.5,"deep":[true,null,"7",{"n":12}]}""", source.Payload!.Reveal());
        Assert.Equal([("X-Api-Key", "k\"e}y"), ("Accept", "application/json")], source.Headers.Select(header => (header.Key, header.Value.Reveal())));
        Assert.Equal([new MetricStatistic("hits", "hits")], source.Statistics);
    }

    [Fact]
    public void Anchors_aliases_and_merge_keys_work()
    {
        var set = Written.Text(
            """
            x-events: &events
              - { metric: desired, min: 5, action: 1 }
            x-service: &service { min: 1, max: 3, events: *events }
            x-more: &more { max: 7, enabled: false }
            clusters:
              c:
                services:
                  a: *service
                  b: { <<: *service, max: 5 }
                  d: { <<: [*more, *service] }
            """);
        Assert.Empty(set.Problems);
        Assert.Equal(
            [("a", 1, 3, true, 1), ("b", 1, 5, true, 1), ("d", 1, 7, false, 1)],
            set.Clusters[0].Services.Select(s => (s.Name, s.Min, s.Max, s.Enabled, s.Events.Count)));
    }
}
