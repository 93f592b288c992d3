using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using EcsAutoscale.Host.Engine;
using EcsAutoscale.Host.Tests.Support;
using Xunit;

namespace EcsAutoscale.Host.Tests;

/// <summary>The host as a process.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task Objects_are_shown_as_PowerShell_shows_them_and_everything_else_goes_to_the_error_stream()
    {
        var ended = await HostProcess.RunAsync("-Sandbox", "-Command", "Get-EcsAutoscalePlan -Verbose");
        Assert.Equal(0, ended.Code);
        Assert.Contains("service worker        desired count 2 → 4", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("VERBOSE", ended.Output, StringComparison.Ordinal);
        Assert.Contains("VERBOSE: production: read in", ended.Error, StringComparison.Ordinal);
        Assert.All(ended.Output.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Fact]
    public async Task The_sandbox_comes_with_the_sample_definition()
    {
        var ended = await HostProcess.RunAsync(
            "", new System.Collections.Generic.Dictionary<string, string?> { ["ECS_AUTOSCALE_PATH"] = null }, "-Sandbox", "-OutputFormat", "Json", "-Command", "(Get-EcsAutoscalePlan).Cluster");
        Assert.Equal("", ended.Error);
        Assert.Equal("\"production\"\n\"staging\"\n", ended.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_is_one_object_a_line_with_names_and_ISO_times()
    {
        var ended = await HostProcess.RunAsync("-Sandbox", "-OutputFormat", "Json", "-Command", "Invoke-EcsAutoscale -WhatIf");
        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("What if: production: service worker", ended.Error, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(lines[0]);
        Assert.Equal("production", result.RootElement.GetProperty("Cluster").GetString());
        Assert.Equal("Planned", result.RootElement.GetProperty("Actions")[0].GetProperty("Status").GetString());
        Assert.StartsWith("PT", result.RootElement.GetProperty("Reading").GetString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, result.RootElement.GetProperty("ObservedAt").GetDateTimeOffset().Offset);
        Assert.True(result.RootElement.GetProperty("Calls").GetProperty("DescribeServices").GetInt32() > 0);
    }

    [Theory]
    [InlineData("1; [timespan]::FromSeconds(90); 'a\"b'; $true; $null; @{ a = 1.5 }; [double]::NaN; , @(1, 2)", "1|\"PT1M30S\"|\"a\\\"b\"|true|null|{\"a\":1.5}|\"NaN\"|[1,2]")]
    [InlineData("[pscustomobject]@{ Kind = [DayOfWeek]::Monday; Inner = [pscustomobject]@{ At = [datetimeoffset]::FromUnixTimeSeconds(0) } }", "{\"Kind\":\"Monday\",\"Inner\":{\"At\":\"1970-01-01T00:00:00.0000000+00:00\"}}")]
    public async Task Any_value_has_its_JSON(string command, string expected)
    {
        var ended = await HostProcess.RunAsync("-OutputFormat", "Json", "-Command", command);
        Assert.Equal(expected.Split('|'), ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')));
    }

    [Theory]
    [InlineData(0, "'fine'")]
    [InlineData(1, "Get-EcsAutoscalePlan -Path ./nowhere.yml")]
    [InlineData(1, "throw 'no'")]
    [InlineData(1, "this is no command")]
    [InlineData(1, "if (")]
    [InlineData(7, "exit 7")]
    public async Task The_exit_code_tells_of_errors(int code, string command)
    {
        var ended = await HostProcess.RunAsync("-Command", command);
        Assert.Equal(code, ended.Code);
        Assert.Equal(code == 1, ended.Error.Length > 0);
    }

    [Fact]
    public async Task Wrong_usage_exits_with_2_and_shows_how()
    {
        var ended = await HostProcess.RunAsync("-Nonsense");
        Assert.Equal(2, ended.Code);
        Assert.Contains("no option -Nonsense", ended.Error, StringComparison.Ordinal);
        Assert.Contains("-Command <PowerShell>", ended.Error, StringComparison.Ordinal);
        Assert.Equal("", ended.Output);
        Assert.Equal(0, (await HostProcess.RunAsync("-Help")).Code);
        Assert.Equal(2, (await HostProcess.RunAsync("-File", "nowhere.ps1")).Code);
    }

    [Fact]
    public async Task Confirmation_is_answered_from_the_input()
    {
        var ended = await HostProcess.RunAsync("n\ny\n", new System.Collections.Generic.Dictionary<string, string?>(),
            "-Sandbox", "-OutputFormat", "Json", "-Command", "Invoke-EcsAutoscale production -Confirm | ForEach-Object Actions | ForEach-Object Status");
        Assert.Equal("\"Skipped\"\n\"Applied\"\n", ended.Output.ReplaceLineEndings("\n"));
        Assert.Contains("[Y] Yes", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, ended.Code);
    }

    [Fact]
    public async Task Confirmation_without_input_is_refused_clearly()
    {
        var ended = await HostProcess.RunAsync("-Sandbox", "-Command", "Invoke-EcsAutoscale production -Confirm");
        Assert.Equal(1, ended.Code);
        Assert.Contains("leave out -Confirm", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_file_runs_in_its_own_folder()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-autoscale-script-").FullName;
        File.WriteAllText(Path.Combine(folder, "it's.ps1"), "$PSScriptRoot; (Get-EcsClusterHeadroom staging).ActiveInstances");
        var ended = await HostProcess.RunAsync("-Sandbox", "-File", Path.Combine(folder, "it's.ps1"));
        Directory.Delete(folder, recursive: true);
        Assert.Equal($"{folder}\n4\n", ended.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_served_sandbox_prints_its_settings_and_ends_with_its_input()
    {
        var ended = await HostProcess.RunAsync("-ServeSandbox");
        Assert.Equal(0, ended.Code);
        using var settings = JsonDocument.Parse(ended.Output);
        Assert.StartsWith("http://127.0.0.1:", settings.RootElement.GetProperty("AWS_ENDPOINT_URL").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_C_stops_what_runs_and_exits_with_130()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A process cannot send Ctrl+C to another one on Windows.");
        var folder = Directory.CreateTempSubdirectory("ecs-autoscale-stop-").FullName;
        using var process = HostProcess.Start(
            folder, null, new System.Collections.Generic.Dictionary<string, string?>(), "-OutputFormat", "Json", "-Every", "1h", "-Command", "'running'; while ($true) { }");
        Assert.Equal("\"running\"", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(130, process.ExitCode);
    }

    [Fact]
    public void A_module_that_is_not_built_says_how_to_build_it()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-autoscale-empty-");
        Assert.Contains("beside", Assert.Throws<ModuleMissingException>(() => ModuleFinder.Find(folder.FullName)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "EcsAutoscale.psd1"), "");
        Assert.Contains("dotnet build", Assert.Throws<ModuleMissingException>(() => ModuleFinder.Find(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
