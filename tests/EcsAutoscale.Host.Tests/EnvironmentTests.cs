using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Host.Tests.Support;
using Xunit;

namespace EcsAutoscale.Host.Tests;

/// <summary>What the process's surroundings do to the module: missing settings, secrets, other modules' assemblies.</summary>
public sealed class EnvironmentTests
{
    private static readonly Dictionary<string, string?> Keys = new() { ["AWS_ACCESS_KEY_ID"] = "TEST", ["AWS_SECRET_ACCESS_KEY"] = "test" };

    [Fact]
    public async Task Without_credentials_the_error_says_so()
    {
        var ended = await HostProcess.RunAsync("", new Dictionary<string, string?> { ["AWS_REGION"] = "us-east-1" }, "-Command", "Get-EcsClusterHeadroom staging");
        Assert.Equal(1, ended.Code);
        Assert.Contains("(NoCredentials,", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_region_the_error_says_so()
    {
        var ended = await HostProcess.RunAsync("", Keys, "-Command", "Get-EcsClusterHeadroom staging");
        Assert.Equal(1, ended.Code);
        Assert.Contains("(NoRegion,", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_definition_the_error_says_where_it_was_looked_for()
    {
        var ended = await HostProcess.RunAsync("", new Dictionary<string, string?> { ["ECS_AUTOSCALE_PATH"] = null }, "-Command", "Get-EcsAutoscalePlan");
        Assert.Equal(1, ended.Code);
        Assert.Contains("clusters.yml", ended.Error, StringComparison.Ordinal);
        Assert.Contains("(DefinitionNotFound,", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brokers_password_is_in_no_stream()
    {
        var ended = await HostProcess.RunAsync("-Sandbox", "-Command", "Invoke-EcsAutoscale -WhatIf -Verbose -Debug; Test-EcsAutoscaleDefinition; Get-EcsAutoscalePlan");
        Assert.Equal(0, ended.Code);
        Assert.DoesNotContain("sandbox-secret", ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_modules_builds_loaded_first_change_nothing()
    {
        var foreign = Path.Combine(AppContext.BaseDirectory, "foreign");
        var script = $$"""
            $before = 'AWSSDK.Core', 'YamlDotNet' | ForEach-Object { [Reflection.Assembly]::LoadFrom([IO.Path]::Combine('{{foreign}}', "$_.dll")) }
            $null = Get-EcsAutoscalePlan
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'AWSSDK.Core', 'YamlDotNet' } | ForEach-Object {
                $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name
                "$context $($_.GetName().Name) $([Diagnostics.FileVersionInfo]::GetVersionInfo($_.Location).FileVersion)"
            }
            """;
        var ended = await HostProcess.RunAsync("-Sandbox", "-Command", script);
        Assert.Equal("", ended.Error);
        var loaded = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).ToArray();
        Assert.Equal(4, loaded.Length);
        foreach (var name in new[] { "AWSSDK.Core", "YamlDotNet" })
        {
            var versions = loaded.Where(one => one[1] == name).ToDictionary(one => one[0], one => one[2]);
            Assert.Equal(["Default", "EcsAutoscale"], versions.Keys.Order(StringComparer.Ordinal));
            Assert.NotEqual(versions["Default"], versions["EcsAutoscale"]);
        }
    }

    [Fact]
    public async Task Where_the_runtime_ships_an_older_build_ours_is_loaded_privately()
    {
        var older = Path.Combine(AppContext.BaseDirectory, "foreign", "System.Text.Json.dll");
        var script = $$"""
            $name = 'TRUSTED_PLATFORM_ASSEMBLIES'
            $files = [AppDomain]::CurrentDomain.GetData($name) -split [IO.Path]::PathSeparator | Where-Object { [IO.Path]::GetFileName($_) -ne 'System.Text.Json.dll' }
            [AppDomain]::CurrentDomain.SetData($name, (@($files) + '{{older}}') -join [IO.Path]::PathSeparator)
            $file = Export-EcsClusterSnapshot staging -OutFile ([IO.Path]::GetTempFileName()) -Force
            (Get-EcsAutoscalePlan staging -Snapshot $file.FullName).Actions.Count
            $file.Delete()
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'System.Text.Json' } | ForEach-Object { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }
            """;
        var ended = await HostProcess.RunAsync("-Sandbox", "-Command", script);
        Assert.Equal("", ended.Error);
        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ToArray();
        Assert.Equal("1", lines[0]);
        Assert.Contains("EcsAutoscale", lines);
    }
}
