using System;
using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>The examples of the Amazon ECS Developer Guide, with an instance that each selects and one that it does not.</summary>
public sealed class DocumentationTests
{
    private static readonly Instance Some = new();

    public static TheoryData<string, Instance, Instance> Examples => new()
    {
        { "attribute:ecs.instance-type == t2.small", Type("t2.small"), Type("t2.medium") },
        { "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]", Zone("us-east-1b"), Zone("us-east-1c") },
        {
            "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
            Type("g2.2xlarge").With("ecs.availability-zone", "us-east-1a"),
            Type("g2.2xlarge").With("ecs.availability-zone", "us-east-1d")
        },
        { "task:group == service:production", Some, Some with { TaskGroups = ["service:staging"] } },
        { "not(task:group == database)", Some, Some with { TaskGroups = ["service:production", "database"] } },
        { "runningTasksCount == 1", Some, Some with { RunningTasksCount = 2 } },
        { "agentVersion < 1.14.5", Some with { AgentVersion = "1.9.10" }, Some with { AgentVersion = "1.14.5" } },
        { "registeredAt < 2018-02-13", Some, Some with { RegisteredAt = new DateTimeOffset(2018, 2, 13, 0, 0, 0, TimeSpan.Zero) } },
        { "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", Some, Some with { Ec2InstanceId = "i-0" } },
        { "attribute:ecs.instance-type == g2.2xlarge", Type("g2.2xlarge"), Some },
        { "attribute:stack == prod", Some.With("stack", "prod"), Some.With("stack", "test") },
        { "attribute:stack != prod", Some.With("stack", "test"), Some.With("stack", "prod") },
        { "attribute:ecs.instance-type in [t2.small, t2.medium]", Type("t2.medium"), Type("t2.large") },
        {
            "attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone == us-east-1a",
            Type("t2.small").With("ecs.availability-zone", "us-east-1a"),
            Type("t3.small").With("ecs.availability-zone", "us-east-1a")
        },
        { "task:group == databases", Some with { TaskGroups = ["databases"] }, Some with { TaskGroups = [] } },
        {
            "(agentConnected == true or runningTasksCount > 5) and ec2InstanceId != i-1",
            Some,
            Some with { AgentConnected = false }
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Selects_what_the_guide_says(string text, Instance selected, Instance other)
    {
        Assert.Equal(QueryOutcome.Matches, Query.Outcome(text, selected));
        Assert.Equal(QueryOutcome.DoesNotMatch, Query.Outcome(text, other));
    }

    [Fact]
    public void An_instance_without_the_attribute_is_not_selected_by_not_equals() =>
        Assert.Equal(QueryOutcome.DoesNotMatch, Query.Outcome("attribute:stack != prod", Some));

    [Theory]
    [InlineData("runningTasksCount == 1", "runningTasksCount equals 1")]
    [InlineData("runningTasksCount != 1", "runningTasksCount not_equals 1")]
    [InlineData("runningTasksCount > 1", "runningTasksCount greater_than 1")]
    [InlineData("runningTasksCount >= 1", "runningTasksCount greater_than_equal 1")]
    [InlineData("runningTasksCount < 1", "runningTasksCount less_than 1")]
    [InlineData("runningTasksCount <= 1", "runningTasksCount less_than_equal 1")]
    [InlineData("attribute:a exists", "attribute:a exists")]
    [InlineData("attribute:a !exists", "attribute:a not_exists")]
    [InlineData("attribute:a in [1]", "attribute:a  in  [ '1' ] ")]
    [InlineData("attribute:a !in [1]", "attribute:a not_in [\"1\"]")]
    [InlineData("attribute:a =~ 1", "attribute:a matches 1")]
    [InlineData("attribute:a !~ 1", "attribute:a not_matches 1")]
    [InlineData("attribute:a == 1 && attribute:b == 1", "attribute:a==1 and attribute:b==1")]
    [InlineData("attribute:a == 1 || attribute:b == 1", "attribute:a == 1||attribute:b == 1")]
    [InlineData("!(attribute:a == 1)", "not attribute:a == 1")]
    public void Words_and_symbols_mean_the_same(string symbols, string words)
    {
        foreach (var a in new[] { "1", "2" })
            foreach (var tasks in new[] { 0, 1, 2 })
            {
                var instance = Some.With("a", a) with { RunningTasksCount = tasks };
                Assert.Equal(Query.Outcome(symbols, instance), Query.Outcome(words, instance));
            }
    }

    private static Instance Type(string type) => Some.With("ecs.instance-type", type);

    private static Instance Zone(string zone) => Some.With("ecs.availability-zone", zone);
}
