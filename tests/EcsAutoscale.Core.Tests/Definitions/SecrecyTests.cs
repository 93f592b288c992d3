using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Definitions;

public class SecrecyTests
{
    [Fact]
    public void A_sensitive_text_shows_itself_only_when_asked_by_name()
    {
        var secret = new Sensitive("pass word");
        Assert.Equal("***", $"{secret}");
        Assert.Equal("pass word", secret.Reveal());
        Assert.DoesNotContain("pass word", new HttpMetricSource { Url = secret, Payload = secret }.ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_redactor_masks_a_secret_as_it_is_and_as_it_looks_in_a_URL() =>
        Assert.Equal("a *** b *** c", new Redactor(["pass word"]).Redact("a pass word b pass%20word c"));

    [Fact]
    public void The_longer_secret_is_masked_first() => Assert.Equal("*** ***", new Redactor(["abcd", "abcdef"]).Redact("abcdef abcd"));

    [Fact]
    public void An_empty_secret_masks_nothing() => Assert.Equal("abc", new Redactor([""]).Redact("abc"));

    [Fact]
    public void Two_redactors_know_the_secrets_of_both() =>
        Assert.Equal("*** ***", new Redactor(["one"]).With(new Redactor(["two"])).Redact("one two"));

    [Theory]
    [InlineData("https://me:pw@host:15672/api/q?token=1#x", "https://host:15672/api/q")]
    [InlineData("http://host", "http://host/")]
    [InlineData("http://[::1]:80/a", "http://[::1]/a")]
    [InlineData("not a url", "(not a URL)")]
    public void A_URLs_label_has_no_user_info_query_and_fragment(string url, string label) => Assert.Equal(label, UrlLabel.Of(new Sensitive(url)));

    [Fact]
    public void A_sources_label_prefers_the_URL_as_written()
    {
        var url = new Sensitive("http://me:pw@host/q");
        Assert.Equal("POST http://host/q", new HttpMetricSource { Url = url, Method = "POST" }.Label);
        Assert.Equal("GET %(URL)/q", new HttpMetricSource { Url = url, WrittenUrl = "%(URL)/q" }.Label);
        Assert.Equal("RabbitMQ http://host/q", new RabbitMqMetricSource { Url = url }.Label);
        Assert.Equal("RabbitMQ %(URL)/q", new RabbitMqMetricSource { Url = url, WrittenUrl = "%(URL)/q" }.Label);
    }

    [Fact]
    public void A_problem_is_written_like_a_compilers()
    {
        var problem = new DefinitionProblem { File = "clusters.yml", Line = 3, Column = 5, Key = "clusters.c.max", Message = "is wrong" };
        Assert.Equal("clusters.yml:3:5: clusters.c.max: is wrong", problem.ToString());
        Assert.Equal("clusters.yml: is wrong", new DefinitionProblem { File = "clusters.yml", Message = "is wrong" }.ToString());
    }
}
