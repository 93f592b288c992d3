using System;
using System.Globalization;
using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;
using static EcsAutoscale.Core.Placement.QueryLanguage.QueryOutcome;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

public sealed class ConditionTests
{
    private static readonly Instance Some = new();

    [Theory]
    [InlineData("exists", DoesNotMatch)]
    [InlineData("!exists", Matches)]
    [InlineData("== a", DoesNotMatch)]
    [InlineData("!= a", DoesNotMatch)]
    [InlineData("!in [a]", DoesNotMatch)]
    [InlineData("!~ a", DoesNotMatch)]
    [InlineData("> 1", DoesNotMatch)]
    public void A_missing_attribute_satisfies_nothing_but_not_exists(string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("attribute:x " + condition, Some));

    [Theory]
    [InlineData("exists", Matches)]
    [InlineData("!exists", DoesNotMatch)]
    [InlineData("== a", CannotSay)]
    [InlineData("!= a", CannotSay)]
    public void An_attribute_without_a_value_exists_and_compares_with_nothing(string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("attribute:ecs.capability.privileged " + condition, Some.With("ecs.capability.privileged", null)));

    [Theory]
    [InlineData("== Prod", DoesNotMatch)]
    [InlineData("== prod", Matches)]
    [InlineData("== 'prod'", Matches)]
    [InlineData("== \"prod\"", Matches)]
    [InlineData("== 'prod '", DoesNotMatch)]
    [InlineData("in [test,prod]", Matches)]
    [InlineData("!in [test,prod]", DoesNotMatch)]
    [InlineData("in [prod-1, 'prod 2']", DoesNotMatch)]
    [InlineData("=~ p.*", Matches)]
    public void Text_is_compared_exactly(string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("attribute:stack " + condition, Some.With("stack", "prod")));

    [Fact]
    public void A_value_may_have_spaces_and_words_of_the_language_in_quotes() =>
        Assert.Equal(Matches, Query.Outcome("attribute:x == 'a and (b) or not c'", Some.With("x", "a and (b) or not c")));

    [Theory]
    [InlineData("20", "> 3", CannotSay)] // as numbers greater, as text less
    [InlineData("20", "> 10", Matches)]
    [InlineData("20", "<= 10", DoesNotMatch)]
    [InlineData("1.5", "< 2", Matches)]
    [InlineData("t2", "< t3", CannotSay)]
    public void An_order_needs_numbers_on_which_both_readings_agree(string value, string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("attribute:x " + condition, Some.With("x", value)));

    [Theory]
    [InlineData("", "== web", DoesNotMatch)]
    [InlineData("web", "== web", Matches)]
    [InlineData("db,web", "== web", Matches)]
    [InlineData("db", "in [web, db]", Matches)]
    [InlineData("db", "=~ d.*", Matches)]
    [InlineData("", "!= web", CannotSay)] // no other group, but none equal either
    [InlineData("web", "!= web", DoesNotMatch)]
    [InlineData("db", "!= web", Matches)]
    [InlineData("db,web", "!= web", CannotSay)]
    [InlineData("db,cache", "!in [web]", Matches)]
    [InlineData("", "exists", DoesNotMatch)]
    [InlineData("web", "exists", Matches)]
    [InlineData("", "!exists", Matches)]
    public void Groups_of_tasks_are_a_set(string groups, string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("task:group " + condition, Some with { TaskGroups = groups.Split(',', StringSplitOptions.RemoveEmptyEntries) }));

    [Theory]
    [InlineData("1.9.10", "< 1.14.5", Matches)]
    [InlineData("1.14.5", "<= 1.14.5", Matches)]
    [InlineData("1.14.5", "== 1.14.5", Matches)]
    [InlineData("1.14.6", "!= 1.14.5", Matches)]
    [InlineData("1.14.0", "== 1.14", CannotSay)]
    [InlineData("1.14.0", "!= 1.14", CannotSay)]
    [InlineData("1.14.0", ">= 1.14", Matches)]
    [InlineData("2", "> 1.99.99", Matches)]
    [InlineData("1.14.5-dev", "> 1.0.0", CannotSay)]
    [InlineData(null, "> 1.0.0", CannotSay)]
    public void Versions_are_ordered_by_number(string? version, string condition, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome("agentVersion " + condition, Some with { AgentVersion = version }));

    [Theory]
    [InlineData("2018-06-18T22:28:28.000Z", "== 2018-06-18T22:28:28+00:00", Matches)]
    [InlineData("2018-06-18T22:28:28.000Z", "== 2018-06-18T22:28:28Z", Matches)]
    [InlineData("2018-06-18T22:28:28.000Z", "== 2018-06-18T22:28:28", Matches)]
    [InlineData("2018-06-18T22:28:28.000Z", "== 2018-06-19T00:28:28+02:00", Matches)]
    [InlineData("2018-06-18T22:28:28.500Z", "== 2018-06-18T22:28:28Z", CannotSay)]
    [InlineData("2018-06-18T22:28:28.500Z", "!= 2018-06-18T22:28:28Z", CannotSay)]
    [InlineData("2018-06-18T22:28:28.500Z", "> 2018-06-18T22:28:28Z", CannotSay)]
    [InlineData("2018-06-18T22:28:28.500Z", ">= 2018-06-18T22:28:28Z", Matches)]
    [InlineData("2018-06-18T22:28:28.500Z", "< 2018-06-18T22:28:28Z", DoesNotMatch)]
    [InlineData("2018-06-18T22:28:29.000Z", "> 2018-06-18T22:28:28Z", Matches)]
    [InlineData("2018-06-18T22:28:28.000Z", "> 2018-06-18", CannotSay)]
    [InlineData("2018-06-19T00:00:00.000Z", "> 2018-06-18", Matches)]
    [InlineData("2018-06-17T23:59:59.999Z", "< 2018-06-18", Matches)]
    [InlineData("2018-06-18T22:28:28.000Z", "<= 9999-12-31", Matches)]
    [InlineData(null, "< 2018-06-18", CannotSay)]
    public void Times_have_the_four_formats_of_AWS(string? registered, string condition, QueryOutcome expected)
    {
        DateTimeOffset? at = registered is null ? null : DateTimeOffset.Parse(registered, CultureInfo.InvariantCulture);

        Assert.Equal(expected, Query.Outcome("registeredAt " + condition, Some with { RegisteredAt = at }));
    }

    [Theory]
    [InlineData("runningTasksCount >= 1", Matches)]
    [InlineData("runningTasksCount != 1", DoesNotMatch)]
    [InlineData("agentConnected == true", Matches)]
    [InlineData("agentConnected != true", DoesNotMatch)]
    [InlineData("agentConnected in [true, false]", Matches)]
    [InlineData("agentConnected =~ t.*", Matches)]
    [InlineData("ec2InstanceId !in [i-abcd1234]", DoesNotMatch)]
    [InlineData("ec2InstanceId =~ i-.*", Matches)]
    public void Properties_of_the_instance_are_compared(string text, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome(text, Some));

    [Theory]
    [InlineData("runningTasksCount >= 1")]
    [InlineData("task:group == a")]
    [InlineData("not(task:group == a)")]
    [InlineData("ec2InstanceId != i-1")]
    public void What_is_not_known_is_neither_yes_nor_no(string text)
    {
        var answer = Query.Parse(text).Evaluate(Some with { RunningTasksCount = null, TaskGroups = null, Ec2InstanceId = null });

        Assert.True(answer.CannotSay);
        Assert.Contains("is not known", answer.Because);
    }

    [Theory]
    [InlineData("task:group == a", true)]
    [InlineData("runningTasksCount < 3", true)]
    [InlineData("attribute:x == 1 and not(attribute:y == 2 or task:group exists)", true)]
    [InlineData("attribute:x == 1 and attribute:y == 2 or runningTasksCount == 0", true)]
    [InlineData("attribute:task == 1 and agentVersion > 1.0 or ec2InstanceId != i-1", false)]
    public void Tells_whether_it_depends_on_tasks(string text, bool expected) =>
        Assert.Equal(expected, Query.Parse(text).DependsOnTasks);

    [Fact]
    public void Says_which_condition_decided() =>
        Assert.Equal(
            new QueryAnswer(DoesNotMatch, "attribute:x==2"),
            Query.Parse("runningTasksCount == 1 and attribute:x==2 and attribute:y == 3").Evaluate(Some.With("x", "1")));
}
