using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Host.Rounds;
using EcsAutoscale.Host.Tests.Support;
using Xunit;

namespace EcsAutoscale.Host.Tests;

/// <summary>Loops: a round shows what is new.</summary>
public sealed class RoundTests
{
    [Fact]
    public void A_block_is_news_where_the_round_before_did_not_show_it()
    {
        var news = new News();
        Assert.Equal(["a: 1", "b: 1"], news.Of("\na: 1\n\nb: 1\n\n"));
        Assert.Equal(["b: 2"], news.Of("\na: 1\n\nb: 2\n\n"));
        Assert.Empty(news.Of("\nb: 2\n\n\na: 1\n\n"));
        Assert.Equal(["b: 1"], news.Of("b: 1"));
    }

    [Fact]
    public void Times_are_no_news()
    {
        var news = new News();
        news.Of("observed 2026-11-23 22:05:33Z, read in 12 ms, acted in 1.2 s");
        Assert.Empty(news.Of("observed 2026-11-24 01:15:01Z, read in 345 ms, acted in 0.9 s"));
        Assert.Single(news.Of("observed 2026-11-24 01:15:01Z, read in 345 ms, acted in 0.9 s, 3 tasks"));
    }

    [Fact]
    public async Task A_loop_on_the_sandbox_follows_it_through_its_own_time()
    {
        var ended = await HostProcess.RunAsync("-Sandbox", "-Every", "40s", "-Rounds", "4", "-Command", "Invoke-EcsAutoscale production");
        Assert.Equal(0, ended.Code);
        var rounds = ended.Output.Split('\n').Where(line => line.StartsWith('+')).Select(line => line.Split(':')[0].Trim()).ToArray();
        Assert.Equal(["+0s round 1", "+40s round 2", "+1m20s round 3", "+2m00s round 4"], rounds);
        Assert.Contains("desired count 2 → 4", ended.Output, StringComparison.Ordinal);
        Assert.Contains("desired count 4 → 6", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_without_news_says_so_in_one_line()
    {
        var ended = await HostProcess.RunAsync("-Every", "0.1s", "-Rounds", "3", "-Command", "'hello'");
        Assert.Equal(3, ended.Output.Split("round").Length - 1);
        Assert.Equal(2, ended.Output.Split("nothing new").Length - 1);
        Assert.Equal(1, ended.Output.Split("hello").Length - 1);
    }
}
