using System;
using System.Linq;
using EcsAutoscale.Host.Rounds;
using Xunit;

namespace EcsAutoscale.Host.Tests;

public sealed class NewsTests
{
    private const string First = """
        production: 1 action: web 1 to 2 tasks                      2026-11-23 03:00:00Z
          1 applied; read in 12 ms, decided in 1 ms, acted in 3 ms, 13 requests
          Services
            web     desired 1  cpu = 90
                               [EventMatched]
            worker  desired 2  queue = 0 [NoEventMatched]
        """;

    private const string Second = """
        production: nothing to do                                   2026-11-23 03:01:00Z
          no actions; read in 99 ms, decided in 1 ms, acted in 0 ms, 20 requests
          Services
            web     desired 2  cpu = 20
                               [NoEventMatched]
            worker  desired 2  queue = 0 [NoEventMatched]
        """;

    [Fact]
    public void Of_a_report_only_the_new_entries_are_told_under_their_headings()
    {
        var news = new News();
        news.Of(First);

        var told = Assert.Single(news.Of(Second)).Split('\n');
        Assert.Contains(told, line => line.Contains("cpu = 20", StringComparison.Ordinal));
        Assert.Contains("  Services", told);
        Assert.DoesNotContain(told, line => line.Contains("worker", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_report_at_another_time_is_no_news()
    {
        var news = new News();
        Assert.Single(news.Of(First));

        Assert.Empty(news.Of(First.Replace("03:00:00", "03:05:17", StringComparison.Ordinal).Replace("12 ms", "1.4 s", StringComparison.Ordinal).Replace("13 requests", "9 requests", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_time_that_is_broken_over_two_lines_is_no_news()
    {
        var news = new News();
        news.Of("a: b\n  Services\n    web  changed 143\n         s ago");

        Assert.Empty(news.Of("a: b\n  Services\n    web  changed 202 s\n         ago"));
    }

    [Fact]
    public void The_same_entry_of_another_cluster_is_news()
    {
        var news = new News();
        news.Of(First);

        Assert.Contains("worker", Assert.Single(news.Of(First.Replace("production", "staging", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_went_and_came_back_is_news_again()
    {
        var news = new News();
        news.Of(First);
        news.Of(Second);

        Assert.Contains("cpu = 90", Assert.Single(news.Of(First)), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_text_is_told_block_by_block()
    {
        var news = new News();
        news.Of("Name\n----\na\n\nlast");

        Assert.Equal(["Name\n----\nb"], news.Of("Name\n----\nb\n\nlast"));
        Assert.Equal(2, news.Of("x\n\ny").Count);
        Assert.Empty(news.Of("x\n\ny").ToArray());
    }
}
