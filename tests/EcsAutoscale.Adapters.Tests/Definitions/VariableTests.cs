using System.Linq;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class VariableTests
{
    private const string Celery = "min: 1\nmax: 2\ntype: celery\ntarget: {metric: messages, per_task: 1}\n";

    [Theory]
    [InlineData("data:\n  url: %(URL)/celery")]
    [InlineData("data:\n  url: %(URL)/celery  # %(NOT_SET) in a comment")]
    [InlineData("data:\n  url: '%(URL)/celery'")]
    [InlineData("data:\n  url: \"%(URL)/celery\"")]
    [InlineData("data:\n  url: >-\n    %(URL)/celery")]
    [InlineData("data:\n  url: |\n    %(URL)/celery")]
    [InlineData("data:\n  url:\n    %(URL)/celery")]
    [InlineData("data: {url: %(URL)/celery}")]
    [InlineData("data: {url: %(URL)/%(QUEUE)}")]
    [InlineData("data:\n  %(KEY): %(URL)/celery")]
    [InlineData("data:\n  ? url\n  : %(URL)/celery")]
    [InlineData("data: {url: http://rabbit/%(_q1)}")]
    public void A_value_may_begin_with_a_variable_in_every_style(string data)
    {
        var service = Written.Service(Celery + data, ("URL", "http://rabbit"), ("QUEUE", "celery"), ("KEY", "url"), ("_q1", "celery"));
        Assert.Equal("http://rabbit/celery", Assert.IsType<RabbitMqMetricSource>(service.MetricSources[0]).Url.Reveal().Trim());
    }

    [Fact]
    public void Items_of_lists_may_be_variables()
    {
        var service = Written.Service(
            """
            min: %(MIN)
            max: "%(MAX)"
            enabled: %(ON)
            events:
              - metric: %(METRIC)
                min: %(MIN)
                max: %(NONE)
                action: %(SIGN)%(MIN)
              - {metric: desired, max: %(FRACTION), action: -1}
            """, ("MIN", "2"), ("MAX", "30"), ("ON", "false"), ("METRIC", "running + 1"), ("NONE", "null"), ("SIGN", "-"), ("FRACTION", "0.25"));
        Assert.Equal((2, 30, false), (service.Min, service.Max, service.Enabled));
        Assert.Equal([("running + 1", 2.0, null, -2), ("desired", null, 0.25, -1)], service.Events.Select(e => (e.Metric.Text, e.Min, e.Max, e.Action)));
    }

    [Fact]
    public void A_root_value_at_the_lines_begin_is_no_directive()
    {
        var set = Written.Text("%(ROOT):\n  c: {min: 3}\n", ("ROOT", "clusters"));
        Assert.Empty(set.Problems);
        Assert.Equal(3, Assert.Single(set.Clusters).Min);
    }

    [Fact]
    public void A_YAML_directive_stays_a_directive() =>
        Assert.Equal(3, Written.Cluster("%YAML 1.1\n---\nclusters:\n  c: {min: %(N)}\n", ("N", "3")).Min);

    [Theory]
    [InlineData("x, max: 9}")]
    [InlineData("x\n    max: 9")]
    [InlineData("*anchor")]
    [InlineData("&anchor x")]
    [InlineData("[x]")]
    [InlineData("{max: 9}")]
    [InlineData("x # not a comment")]
    [InlineData("'x")]
    [InlineData("!!int 3")]
    [InlineData("%(OTHER)")]
    [InlineData("- x")]
    public void A_value_never_changes_the_structure(string value)
    {
        foreach (var text in new[] { "clusters:\n  c: {region: %(V), min: 1}", "clusters:\n  c:\n    region: %(V)\n    min: 1" })
        {
            var cluster = Written.Cluster(text, ("V", value), ("OTHER", "leaked"));
            Assert.Equal((value, 1, null), (cluster.Region, cluster.Min, cluster.Max));
        }
    }

    [Fact]
    public void A_merge_key_does_not_come_out_of_a_variable() =>
        Assert.Equal(
            ["clusters.yml:4:5: clusters.c.%(M): unknown key '%(M)': there are autoscale_group, cpu_buffer, enabled, external_id, headroom, max, mem_buffer, min, profile, region, role_arn, scale_in, scale_out, services, stand_off"],
            Written.Places(Written.Text("x-a: &a {min: 1}\nclusters:\n  c:\n    %(M): *a\n", ("M", "<<"))));

    [Fact]
    public void An_unset_variable_is_named_with_its_line_and_key()
    {
        var problems = Written.ProblemsOfService(Celery + "data:\n  url: %(RABBIT)/celery\ncooldown: {in: %(COOL), out: %(COOL)}");
        Assert.Equal(
            [
                "clusters.yml:10:16: clusters.c.services.s.data.url: the environment variable RABBIT is not set: set it, or take %(RABBIT) out",
                "clusters.yml:11:24: clusters.c.services.s.cooldown.in: the environment variable COOL is not set: set it, or take %(COOL) out",
                "clusters.yml:11:38: clusters.c.services.s.cooldown.out: the environment variable COOL is not set: set it, or take %(COOL) out",
            ],
            problems);
    }

    [Fact]
    public void A_percent_sign_without_a_name_is_taken_as_it_stands_with_a_warning()
    {
        var set = Written.Text("clusters:\n  c:\n    region: %(no-name)\n    profile: 100%\n");
        Assert.Equal("%(no-name)", Assert.Single(set.Clusters).Region);
        Assert.Equal("100%", set.Clusters[0].Profile);
        Assert.Equal(ProblemSeverity.Warning, Assert.Single(set.Problems).Severity);
        Assert.Equal((3, 13), (set.Problems[0].Line, set.Problems[0].Column));
    }

    [Fact]
    public void An_escaped_percent_sign_begins_no_variable() =>
        Assert.Equal("%(HOME)", Written.Cluster("clusters: {c: {region: \"\\x25(HOME)\"}}", ("HOME", "x")).Region);

    [Fact]
    public void Private_use_characters_of_the_text_stay() =>
        Assert.Equal("\uE000(A)b", Written.Cluster("clusters: {c: {region: \"\uE000(A)%(A)\"}}", ("A", "b")).Region);

    [Fact]
    public void An_empty_variable_does_not_drop_a_bound() =>
        Assert.Equal(
            ["clusters.yml:3:10: clusters.c.max: wants a whole number of at least 0, and the value of the variable MAX in '%(MAX)' makes it none"],
            Written.ProblemsOfCluster("max: %(MAX)", ("MAX", "")));

    [Theory]
    [InlineData("p@ss/w#rd?", "p%40ss%2Fw%23rd%3F")]
    [InlineData("p%40ss", "p%40ss")]
    [InlineData("plain-1", "plain-1")]
    [InlineData("50%", "50%25")]
    public void A_password_from_a_variable_cannot_change_the_parts_of_a_URL(string password, string inUrl)
    {
        var service = Written.Service(Celery + "data: {url: 'https://%(USER):%(PASS)@rabbit/%(Q)'}", ("USER", "me"), ("PASS", password), ("Q", "a/b"));
        Assert.Equal($"https://me:{inUrl}@rabbit/a/b", Assert.IsType<RabbitMqMetricSource>(service.MetricSources[0]).Url.Reveal());
    }
}
