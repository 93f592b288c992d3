using System;
using EcsAutoscale.Host.Options;
using Xunit;

namespace EcsAutoscale.Host.Tests;

/// <summary>What the command line means.</summary>
public sealed class OptionTests
{
    [Fact]
    public void Options_are_read_in_PowerShells_manner()
    {
        var options = OptionParser.Parse(["-sandbox", "--OutputFormat", "json", "-Every:2m", "-Rounds", "3", "-Command", "Get-Help"]);
        Assert.Equal(
            new HostOptions { Sandbox = true, OutputFormat = OutputFormat.Json, Every = TimeSpan.FromMinutes(2), Rounds = 3, Command = "Get-Help" }, options);
    }

    [Theory]
    [InlineData("Nothing is to be run", new string[0])]
    [InlineData("no option -Foo", new[] { "-Foo" })]
    [InlineData("stands by itself", new[] { "-Command", "Get-Help", "Get-EcsAutoscalePlan" })]
    [InlineData("either -Command or -File", new[] { "-Sandbox" })]
    [InlineData("either -Command or -File", new[] { "-Command", "a", "-File", "b" })]
    [InlineData("needs a value", new[] { "-Command" })]
    [InlineData("given twice", new[] { "-Command", "a", "-command", "b" })]
    [InlineData("not a duration", new[] { "-Command", "a", "-Every", "soon" })]
    [InlineData("not a duration", new[] { "-Command", "a", "-Every", "0s" })]
    [InlineData("-Rounds needs -Every", new[] { "-Command", "a", "-Rounds", "2" })]
    [InlineData("from 1 on", new[] { "-Command", "a", "-Every", "1s", "-Rounds", "0" })]
    [InlineData("Text or Json", new[] { "-Command", "a", "-OutputFormat", "xml" })]
    [InlineData("runs nothing", new[] { "-ServeSandbox", "-Command", "a" })]
    public void Wrong_usage_says_what_is_wrong(string message, string[] arguments) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => OptionParser.Parse(arguments)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void Durations_have_units(string text, int seconds) => Assert.Equal(seconds, Durations.Parse(text).TotalSeconds);

    [Theory]
    [InlineData(45, "45s")]
    [InlineData(120, "2m00s")]
    [InlineData(3900, "1h05m")]
    public void Durations_are_shown_with_units(int seconds, string shown) => Assert.Equal(shown, Durations.Show(TimeSpan.FromSeconds(seconds)));
}
