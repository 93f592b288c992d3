using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;
using static EcsAutoscale.Core.Placement.QueryLanguage.QueryOutcome;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>Patterns: Matches where the whole value matches, DoesNotMatch where no part does, CannotSay between and for what is not supported.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("t2.*", "t2.small", Matches)]
    [InlineData("t2.*", "t3.small", DoesNotMatch)]
    [InlineData("t2", "t2.small", CannotSay)]
    [InlineData("t2.small", "t2-small", Matches)]
    [InlineData(@"t2\.small", "t2-small", DoesNotMatch)]
    [InlineData("(t2|t3).*", "t3.large", Matches)]
    [InlineData("(?:m5|c5)[.](x|2x)?large", "c5.2xlarge", Matches)]
    [InlineData("(?:m5|c5)[.](x|2x)?large", "c5.4xlarge", DoesNotMatch)]
    [InlineData("(?i)PROD", "prod", Matches)]
    [InlineData("(?i)[^a-m]+", "PROD", CannotSay)]
    [InlineData("(?i)[^A-M]+", "prot", Matches)]
    [InlineData(@"us-east-1[a-c]", "us-east-1b", Matches)]
    [InlineData(@"us-east-1[^a-c]", "us-east-1b", DoesNotMatch)]
    [InlineData(@"[\w.-]+", "a_B.9-", Matches)]
    [InlineData(@"[\W]", "a", DoesNotMatch)]
    [InlineData(@"\d{2,3}", "1234", CannotSay)]
    [InlineData(@"\d{2,3}", "123", Matches)]
    [InlineData(@"\d{2}", "1", DoesNotMatch)]
    [InlineData(@"\d{2,}", "12345", Matches)]
    [InlineData(@"a*?b+?c??", "aabb", Matches)]
    [InlineData("^a$", "a", Matches)]
    [InlineData("^b", "ab", DoesNotMatch)]
    [InlineData("b$", "ab", CannotSay)]
    [InlineData("a|", "", Matches)]
    [InlineData("(a*)*b", "aab", Matches)]
    [InlineData(@"a\b-\Bb", "a-b", DoesNotMatch)]
    [InlineData(@"a\b-\bb", "a-b", Matches)]
    [InlineData(@"\Aab\z", "ab", Matches)]
    [InlineData("[a-]+]", "a-]", Matches)]
    [InlineData(@"[\]\-x]*", "]-x", Matches)]
    [InlineData("x}", "x}", Matches)]
    [InlineData("", "", Matches)]
    [InlineData("", "a", CannotSay)]
    public void Patterns_mean_what_they_mean_in_Java(string pattern, string value, QueryOutcome expected) =>
        Assert.Equal(expected, Query.Outcome($"attribute:x =~ '{pattern}'", new Instance().With("x", value)));

    [Theory]
    [InlineData("a++")]
    [InlineData("a{2}+")]
    [InlineData("a**")]
    [InlineData("*a")]
    [InlineData("(*a)")]
    [InlineData("^*")]
    [InlineData(@"(a|\b)+")]
    [InlineData("a{")]
    [InlineData("a{x}")]
    [InlineData("a{3,2}")]
    [InlineData("a{1001}")]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("(((){1000}){1000}){1000}")]
    [InlineData("(((a{0}){1000}){1000}){1000}")]
    [InlineData(@"\p{javaLowerCase}")]
    [InlineData(@"\p{Alpha}")]
    [InlineData(@"\x41")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\Qa\E")]
    [InlineData(@"\G")]
    [InlineData(@"a\")]
    [InlineData("(?=a)a")]
    [InlineData("(?<n>a)")]
    [InlineData("(?>a)")]
    [InlineData("a(?i)b")]
    [InlineData("(?x)a")]
    [InlineData("[a-z&&[^b]]")]
    [InlineData("[a[b]]")]
    [InlineData("[]a]")]
    [InlineData("[]")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData(@"[a-\d]")]
    [InlineData("[a-c-e]")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("\u00e9")]
    public void What_is_beyond_the_supported_part_cannot_be_said(string pattern)
    {
        var query = Query.Parse($"attribute:x =~ '{pattern}'");

        foreach (var value in new[] { "", "a", "zz" })
        {
            var answer = query.Evaluate(new Instance().With("x", value));
            Assert.Equal(CannotSay, answer.Outcome);
            Assert.Contains("the pattern ", answer.Because);
        }
    }

    [Theory]
    [InlineData("(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a")]
    [InlineData("(a+)+b")]
    [InlineData("(a|aa)*b")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)b")]
    [InlineData("((a?){30}){30}(a){30}b")]
    public void Hostile_patterns_end(string pattern)
    {
        var outcome = Query.Outcome($"attribute:x =~ '{pattern}'", new Instance().With("x", new string('a', 500)));

        Assert.Equal(pattern[^1] == 'b' ? DoesNotMatch : CannotSay, outcome);
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("\u00e9")]
    public void Values_on_which_dialects_differ_cannot_be_said(string value) =>
        Assert.Equal(CannotSay, Query.Outcome("attribute:x =~ .*", new Instance().With("x", value)));

    [Fact]
    public void Values_beyond_the_bound_cannot_be_said()
    {
        Assert.Equal(Matches, Query.Outcome("attribute:x =~ a*", new Instance().With("x", new string('a', 512))));
        Assert.Equal(CannotSay, Query.Outcome("attribute:x =~ a*", new Instance().With("x", new string('a', 513))));
    }

    [Fact]
    public void A_pattern_matches_where_its_meaning_has_an_end() =>
        Gen.Select(PatternTree.Of(3), Gen.String[Gen.Char["ab1-_ A"], 0, 6]).Sample(
            (pattern, value) =>
            {
                var whole = pattern.Ends(value, 0).Contains(value.Length);
                var part = Enumerable.Range(0, value.Length + 1).Any(at => pattern.Ends(value, at).Any());
                var expected = whole ? Matches : part ? CannotSay : DoesNotMatch;
                var outcome = Query.Outcome($"attribute:x =~ '{pattern.Text}'", new Instance().With("x", value));
                Assert.True(expected == outcome, $"'{pattern.Text}' on '{value}': expected {expected}, got {outcome}");
            },
            iter: 10_000);
}
