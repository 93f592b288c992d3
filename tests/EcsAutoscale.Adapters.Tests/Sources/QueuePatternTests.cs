using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;
using EcsAutoscale.Adapters.Metrics.RabbitMq;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>Patterns of queue names.</summary>
public class QueuePatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("celery", "celery", true)]
    [InlineData("celery", "Celery", false)]
    [InlineData("celery", "celery\n", false)]
    [InlineData("celery.*", "celery.high", true)]
    [InlineData("celery.*", "celery", false)]
    [InlineData("celery.*", "celeryxhigh", false)]
    [InlineData("?", "", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("*.high", "a.high.high", true)]
    [InlineData("*a*b", "aXbXaXb", true)]
    [InlineData("**a**", "a", true)]
    [InlineData("a*", "b", false)]
    [InlineData("", "", true)]
    public void A_pattern_fits_the_whole_name_to_the_letter(string pattern, string name, bool fits) =>
        Assert.Equal(fits, new QueuePattern(pattern).Fits(name));

    [Fact]
    public void It_fits_what_the_servers_regular_expression_fits() =>
        Gen.Select(Gen.String[Gen.Char["ab.*?*"], 0, 8], Gen.String[Gen.Char["ab.(\n"], 0, 10]).Sample((pattern, name) =>
        {
            var asked = new QueuePattern(pattern);
            Assert.Equal(Regex.IsMatch(name, asked.Expression[..^1] + "\\z", RegexOptions.Singleline), asked.Fits(name));
        });

    [Fact]
    public void Many_stars_and_a_long_name_that_nearly_fits_are_no_work() =>
        Assert.False(new QueuePattern(string.Concat(Enumerable.Repeat("*a", 60)) + "b").Fits(new string('a', 255)));
}
