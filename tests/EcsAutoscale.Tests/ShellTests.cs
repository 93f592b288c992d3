using System;
using System.Linq;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Completion, views, help and the manifest: what PowerShell makes of the module.</summary>
public sealed class ShellTests
{
    private const int Columns = 120;

    [Theory]
    [InlineData("Get-EcsAutoscalePlan -Cluster ", "production,retired,staging")]
    [InlineData("Get-EcsClusterHeadroom st", "staging")]
    [InlineData("Set-EcsServiceScale -Cluster production -Service w", "worker")]
    [InlineData("Set-EcsServiceScale -Cluster staging -Service ", "")]
    [InlineData("Set-EcsServiceScale -Snapshot ./s.json -Cluster staging -Service we", "web-staging")]
    public async Task Tab_completes_from_the_definition_and_the_snapshot_without_AWS(string line, string expected)
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json");
        sample.Sandbox.Requests.Clear();
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), sample.Engine.Complete(line).Where(one => !one.StartsWith('.')));
        Assert.Empty(sample.Sandbox.Requests.All);
    }

    [Fact]
    public async Task Tab_completes_instance_ids_of_the_snapshot()
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Run("Export-EcsClusterSnapshot staging -OutFile ./s.json");
        Assert.Equal(4, sample.Engine.Complete("Test-EcsScaleDown -Snapshot ./s.json -Cluster staging -InstanceId i-").Count);
    }

    [Theory]
    [InlineData("Get-EcsAutoscalePlan", "service worker")]
    [InlineData("Invoke-EcsAutoscale -WhatIf", "3 → 4")]
    [InlineData("(Get-EcsAutoscalePlan).Actions", "SetDesiredCount")]
    [InlineData("(Get-EcsAutoscalePlan production).Services", "EventMatched")]
    [InlineData("(Get-EcsAutoscalePlan production).Groups", "production-asg")]
    [InlineData("(Get-EcsAutoscalePlan staging).Instances", "EveryTaskHasAPlace")]
    [InlineData("Test-EcsScaleDown staging -All", "TaskHasNoPlace")]
    [InlineData("(Test-EcsScaleDown staging).Moves", "web-staging")]
    [InlineData("Test-EcsScaleDown staging -All | ForEach-Object Blockers", "TaskHasNoPlace")]
    [InlineData("Get-EcsClusterHeadroom", "production")]
    [InlineData("(Get-EcsClusterHeadroom).Instances", "m5.large")]
    [InlineData("(Get-EcsClusterHeadroom).Fits", "worker")]
    [InlineData("Test-EcsAutoscaleDefinition ./bad.yml", "bad.yml:1:")]
    [InlineData("(Get-EcsAutoscalePlan staging -Path ./huge.yml).Unplaceable", "buffer")]
    public async Task Each_view_fits_the_columns_and_shows_what_matters(string script, string shown)
    {
        await using var sample = await SampleSession.StartAsync();
        sample.Engine.Write("bad.yml", "clusters: { a: { min: 5, max: 2, a_key_that_nobody_has_ever_heard_of_and_that_is_long: 1 } }");
        sample.Engine.Write("huge.yml", "clusters: { staging: { autoscale_group: staging-asg, cpu_buffer: 99999 } }");
        var lines = sample.Engine.Show(script);
        Assert.All(lines, line => Assert.True(line.StartsWith("What if: ", StringComparison.Ordinal) || line.Length <= Columns, $"{line.Length}: {line}"));
        Assert.Contains(lines, line => line.Contains(shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Test-EcsScaleDown -Cluster staging -All")]
    [InlineData("(Get-EcsAutoscalePlan).Actions")]
    public async Task The_long_sentences_of_tables_are_broken_between_words(string script)
    {
        await using var sample = await SampleSession.StartAsync();
        var sentences = sample.Run($"({script}).ForEach({{ \"$($_.Explanation) [$($_.Reason)]\" }})").Output.SelectMany(one => $"{one}".Split(' ')).ToHashSet(StringComparer.Ordinal);
        var lines = sample.Engine.Show(script);
        var second = lines.Where(line => line.Length > 61 && line.Substring(0, 59).Trim().Length == 0).ToList();
        Assert.NotEmpty(second);
        Assert.All(second, line => Assert.Contains(line.Trim().Split(' ')[0], sentences));
    }

    [Fact]
    public async Task Every_list_that_is_emitted_is_an_array_or_a_dictionary()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Get-EcsAutoscalePlan; Invoke-EcsAutoscale -WhatIf; Get-EcsClusterHeadroom; Test-EcsScaleDown staging -All; Set-EcsServiceScale -Service worker -Increment 1 -PassThru -WhatIf");
        Assert.All(outcome.Output, one => AssertPlain(one.BaseObject));
    }

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(150, "2.5 min")]
    public void Time_spans_are_shown_short(double seconds, string shown)
    {
        using var session = new Session();
        var text = FormattableString.Invariant($"[EcsAutoscale.Formatting.ReportText]::InWords([timespan]::FromSeconds({seconds}))");
        Assert.Equal(shown, $"{Assert.Single(session.Run(text).Output)}");
    }

    [Fact]
    public void Every_cmdlet_and_parameter_has_help_with_examples_that_parse()
    {
        using var session = new Session();
        var cmdlets = session.Run("Get-Command -Module EcsAutoscale").Output;
        Assert.Equal(7, cmdlets.Count);
        foreach (var name in cmdlets.Select(one => $"{one.Properties["Name"].Value}"))
        {
            Assert.NotEmpty(One(session, $"(Get-Help {name}).Synopsis"));
            Assert.True(int.Parse(One(session, $"@((Get-Help {name}).examples.example).Count"), null) > 1, name);
            Assert.NotEmpty(One(session, $"(Get-Help {name}).returnValues.returnValue[0].description[0].Text"));
            foreach (var code in session.Run($"(Get-Help {name}).examples.example | ForEach-Object {{ $_.code }}").Output) AssertRuns(session, $"{code}");
            var parameters = session.Run($"(Get-Command {name}).Parameters.Values | Where-Object {{ $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters }} | ForEach-Object Name");
            Assert.All(parameters.Output, parameter => Assert.NotEmpty(One(session, $"(Get-Help {name} -Parameter {parameter}).description[0].Text")));
        }
    }

    [Fact]
    public void The_manifest_is_valid_and_exports_exactly_the_cmdlets()
    {
        using var session = new Session();
        var outcome = session.Run($"$m = Test-ModuleManifest '{Repository.Manifest}'; $m.ExportedCmdlets.Count; $m.Version.ToString(); $m.CompatiblePSEditions -join ','; (Get-Module EcsAutoscale).ImplementingAssembly.GetTypes().Where({{ $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) }}).Count; [EcsAutoscale.Formatting.ReportText].Assembly.GetName().Version.ToString(3)");
        Assert.Empty(outcome.Errors);
        Assert.Equal(["7", "0.1.0", "Desktop,Core", "7", "0.1.0"], outcome.Output.Select(one => $"{one}"));
    }

    [Fact]
    public async Task The_module_can_be_removed_and_imported_again()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run($"Remove-Module EcsAutoscale; Import-Module '{Repository.Manifest}' -Force; (Get-EcsAutoscalePlan staging).Cluster");
        Assert.Empty(outcome.Errors);
        Assert.Equal(["staging"], outcome.Output.Select(one => $"{one}"));
    }

    private static string One(Session session, string script) => $"{Assert.Single(session.Run(script).Output)}";

    private static void AssertPlain(object value)
    {
        if (value.GetType().Namespace?.StartsWith("EcsAutoscale", StringComparison.Ordinal) != true) return;
        foreach (var property in value.GetType().GetProperties())
        {
            var inner = property.GetValue(value);
            if (inner is string or null or System.Collections.IDictionary) continue;
            if (inner is System.Collections.IEnumerable list) Assert.True(list is Array, $"{property.DeclaringType}.{property.Name} is {list.GetType()}");
            foreach (var one in inner as Array ?? new[] { inner }) AssertPlain(one);
        }
    }

    private static void AssertRuns(Session session, string code)
    {
        var tree = Parser.ParseInput(code, out _, out var problems);
        Assert.Empty(problems);
        foreach (var call in tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (call.GetCommandName() is not { } name || !name.Contains("-Ecs", StringComparison.Ordinal)) continue;
            foreach (var used in call.CommandElements.OfType<CommandParameterAst>())
                Assert.Equal("True", One(session, $"[bool](Get-Command {name}).Parameters['{used.ParameterName}']"));
        }
    }
}
