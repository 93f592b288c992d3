using System;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class StandOffKeyTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var cluster = Written.Cluster(Written.InCluster(
            """
            stand_off:
              changes: 5m
              scheduled_actions: 1h
              scaling_policies: 0
              managed_scaling: false
              operator: no
              instance_refresh: off
              application_auto_scaling: false
            """));
        Assert.Equal(
            new StandOffPolicy
            {
                Changes = TimeSpan.FromMinutes(5),
                ScheduledActions = TimeSpan.FromHours(1),
                ScalingPolicies = TimeSpan.Zero,
                ManagedScaling = false,
                Operator = false,
                InstanceRefresh = false,
                ApplicationAutoScaling = false,
            },
            cluster.StandOff);
    }

    [Fact]
    public void Without_it_all_others_are_left_alone_for_a_quarter_of_an_hour()
    {
        var policy = Written.Cluster(Written.InCluster("min: 1")).StandOff;
        Assert.Equal(new StandOffPolicy(), policy);
        Assert.Equal((TimeSpan.FromMinutes(15), null, true, true), (policy.Changes, policy.ScheduledActions, policy.ManagedScaling, policy.ApplicationAutoScaling));
    }

    [Fact]
    public void It_is_inherited_key_by_key_and_a_service_has_its_cluster_s()
    {
        var set = Written.Text(
            """
            defaults:
              stand_off: { changes: 1h, managed_scaling: false }
            clusters:
              c:
                stand_off: { changes: 2h, instance_refresh: false }
                services:
                  a: { min: 1, max: 2 }
                  b: { min: 1, max: 2, stand_off: { changes: 0s } }
                  d: { min: 1, max: 2, stand_off: { application_auto_scaling: false } }
            """);
        Assert.Empty(set.Problems);
        var cluster = set.Clusters.Single();
        Assert.Equal((TimeSpan.FromHours(2), false, false, true), (cluster.StandOff.Changes, cluster.StandOff.ManagedScaling, cluster.StandOff.InstanceRefresh, cluster.StandOff.Operator));
        Assert.Equal(
            [(TimeSpan.FromHours(2), true), (TimeSpan.Zero, true), (TimeSpan.FromHours(2), false)],
            cluster.Services.Select(service => (service.StandOff.Changes, service.StandOff.ApplicationAutoScaling)));
    }

    [Theory]
    [InlineData("stand_off: 15m", "4:16: clusters.c.stand_off: wants keys (changes, scheduled_actions, scaling_policies, managed_scaling, operator, instance_refresh, application_auto_scaling), not")]
    [InlineData("stand_off: { changes: soon }", "4:27: clusters.c.stand_off.changes: wants a span of time such as 90, 90s, 5m, 2h or 1d, not 'soon'")]
    [InlineData("stand_off: { managed_scaling: ignore }", "4:35: clusters.c.stand_off.managed_scaling: wants true or false, not 'ignore'")]
    [InlineData("stand_off: { change: 5m }", "4:18: clusters.c.stand_off.change: unknown key 'change': ")]
    [InlineData("services: { s: { min: 1, max: 2, stand_off: { operator: false } } }", "clusters.c.services.s.stand_off.operator: unknown key 'operator': there are application_auto_scaling, changes")]
    public void A_wrong_value_is_an_error_with_line_and_column(string text, string problem)
    {
        var told = Written.Text(
            $$"""
            clusters:
              # one
              c:
                {{text}}
            """).Problems;
        Assert.Contains(problem, Assert.Single(told).ToString(), StringComparison.Ordinal);
    }
}
