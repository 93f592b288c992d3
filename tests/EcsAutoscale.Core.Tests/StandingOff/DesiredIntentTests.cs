using System;
using CsCheck;
using EcsAutoscale.Core.Cluster;
using Xunit;

namespace EcsAutoscale.Core.Tests.StandingOff;

/// <summary>The tag that tells our changes from another hand's.</summary>
public sealed class DesiredIntentTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 10, 0, TimeSpan.Zero);

    [Fact]
    public void A_tag_names_both_values_and_the_time()
    {
        Assert.Equal("2 to 4 at 2026-11-24T00:10:00Z", new DesiredIntent(2, 4, At).Text());
        Assert.Equal(new DesiredIntent(2, 4, At), DesiredIntent.Read("2 to 4 at 2026-11-24T00:10:00Z"));
    }

    [Fact]
    public void Another_hand_is_noted_beside_them()
    {
        var noted = new DesiredIntent(2, 4, At) { Seen = new SeenHand(7, At.AddMinutes(10), "a scheduled action") };
        Assert.Equal("2 to 4 at 2026-11-24T00:10:00Z then 7 at 2026-11-24T00:20:00Z by a scheduled action", noted.Text());
        Assert.Equal(noted, DesiredIntent.Read(noted.Text()));
        var unknown = noted with { Seen = noted.Seen with { By = null } };
        Assert.Equal(unknown, DesiredIntent.Read(unknown.Text()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("2 to 4")]
    [InlineData("2 to 4 at noon")]
    [InlineData("2 to -4 at 2026-11-24T00:10:00Z")]
    [InlineData("2 to 99999999999 at 2026-11-24T00:10:00Z")]
    [InlineData("2 to 4 at 2026-11-24T00:10:00Z then")]
    [InlineData("2 to 4 at 2026-11-24T00:10:00Z then 7 at 2026-99-24T00:10:00Z")]
    [InlineData("2 to 4 at 2026-11-24T00:10:00+01:00")]
    public void What_is_none_of_ours_is_no_memory(string? text) => Assert.Null(DesiredIntent.Read(text));

    [Fact]
    public void Whatever_the_name_a_tag_holds_only_what_ECS_allows_and_is_read_back() => Gen.Select(Gen.String, Gen.Int[0, 999_999_999], Gen.Int[0, 999_999_999])
        .Sample((name, before, after) =>
        {
            var text = new DesiredIntent(before, after, At) { Seen = new SeenHand(after, At, name) }.Text();
            Assert.True(text.Length <= 256);
            Assert.All(text, letter => Assert.True(char.IsAsciiLetterOrDigit(letter) || " +-=._:/@".Contains(letter, StringComparison.Ordinal)));
            Assert.Equal(text, DesiredIntent.Read(text)?.Text());
        });
}
