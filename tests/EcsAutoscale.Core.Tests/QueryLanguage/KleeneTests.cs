using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;
using static EcsAutoscale.Core.Placement.QueryLanguage.QueryOutcome;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

public sealed class KleeneTests
{
    private const string Yes = "attribute:a == 1";
    private const string No = "attribute:a == 2";
    private const string Open = "agentVersion == 1.0";

    private static readonly Instance Instance = new Instance { AgentVersion = null }.With("a", "1");

    [Theory]
    [InlineData(Yes, Yes, Matches, Matches)]
    [InlineData(Yes, No, DoesNotMatch, Matches)]
    [InlineData(Yes, Open, CannotSay, Matches)]
    [InlineData(No, Yes, DoesNotMatch, Matches)]
    [InlineData(No, No, DoesNotMatch, DoesNotMatch)]
    [InlineData(No, Open, DoesNotMatch, CannotSay)]
    [InlineData(Open, Yes, CannotSay, Matches)]
    [InlineData(Open, No, DoesNotMatch, CannotSay)]
    [InlineData(Open, Open, CannotSay, CannotSay)]
    public void And_and_or_follow_Kleenes_table(string left, string right, QueryOutcome and, QueryOutcome or)
    {
        Assert.Equal(and, Query.Outcome($"{left} and {right}", Instance));
        Assert.Equal(or, Query.Outcome($"{left} or {right}", Instance));
    }

    [Theory]
    [InlineData(Yes, DoesNotMatch)]
    [InlineData(No, Matches)]
    [InlineData(Open, CannotSay)]
    public void Not_turns_yes_and_no_and_keeps_what_is_open(string operand, QueryOutcome expected)
    {
        Assert.Equal(expected, Query.Outcome($"not({operand})", Instance));
        Assert.Equal(expected, Query.Outcome($"!!!{operand}", Instance));
    }

    [Fact]
    public void Not_binds_tighter_than_and() =>
        Assert.Equal(DoesNotMatch, Query.Outcome($"not {Yes} and {No}", Instance));

    [Theory]
    [InlineData($"{Yes} or {No} and {No}", CannotSay)] // and first: yes; left to right: no
    [InlineData($"({Yes} or {No}) and {No}", DoesNotMatch)]
    [InlineData($"{Yes} or ({No} and {No})", Matches)]
    [InlineData($"{No} and {No} or {Yes}", Matches)] // both readings agree
    [InlineData($"{Yes} or {Yes} and {Yes}", Matches)]
    [InlineData($"{No} or {Yes} and {No}", DoesNotMatch)]
    [InlineData($"{Open} or {No} and {No}", CannotSay)]
    [InlineData($"{No} or {No} or {Yes} and {Yes}", Matches)]
    public void A_mix_of_and_and_or_needs_parentheses_where_its_readings_differ(string text, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome(text, Instance));

    [Fact]
    public void Says_that_the_mix_is_ambiguous() =>
        Assert.Contains("mixed without parentheses", Query.Parse($"{Yes} or {No} and {No}").Evaluate(Instance).Because);
}
