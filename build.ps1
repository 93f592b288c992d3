#requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests and packs EcsAutoscale.
.DESCRIPTION
    Runs in PowerShell and, where there is none, in the host of this repository:
    dotnet run --project src/EcsAutoscale.Host -- -Command "./build.ps1 -Task Package"
    So it uses no cmdlet outside PowerShell's core.
.PARAMETER Task
    Build: everything, and the module beside its manifest. Test: the .NET tests, then, where pwsh with Pester 5 is, the acceptance suite on
    the packed module. Package: the module as the PowerShell Gallery takes it, in artifacts/EcsAutoscale/<version>, and as a zip.
.PARAMETER Configuration
    Debug or Release.
.EXAMPLE
    ./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$root = $PSScriptRoot
$solution = [IO.Path]::Combine($root, 'EcsAutoscale.sln')
$manifest = [IO.Path]::Combine($root, 'EcsAutoscale.psd1')
$artifacts = [IO.Path]::Combine($root, 'artifacts')

function Invoke-Tool([string] $Tool, [string[]] $Arguments) {
    "> $Tool $($Arguments -join ' ')"
    & $Tool @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Tool ended with exit code $LASTEXITCODE." }
}

function Invoke-Build {
    Invoke-Tool dotnet @('build', $solution, '--configuration', $Configuration, '-nologo', '-v', 'quiet')
}

function Copy-Folder([string] $From, [string] $To, [string[]] $Extension) {
    $null = [IO.Directory]::CreateDirectory($To)
    foreach ($file in [IO.Directory]::GetFiles($From)) {
        if ([IO.Path]::GetExtension($file) -in $Extension) {
            [IO.File]::Copy($file, [IO.Path]::Combine($To, [IO.Path]::GetFileName($file)))
        }
    }
}

function Get-ModuleVersion {
    (Test-ModuleManifest -Path $manifest).Version.ToString()
}

function Invoke-Package {
    Invoke-Build
    $version = Get-ModuleVersion
    $target = [IO.Path]::Combine($artifacts, 'EcsAutoscale', $version)
    if ([IO.Directory]::Exists($target)) { [IO.Directory]::Delete($target, $true) }
    $null = [IO.Directory]::CreateDirectory($target)
    foreach ($name in 'EcsAutoscale.psd1', 'LICENSE', 'README.md', 'clusters.yml') {
        $file = [IO.Path]::Combine($root, $name)
        if ([IO.File]::Exists($file)) { [IO.File]::Copy($file, [IO.Path]::Combine($target, $name)) }
    }

    $bin = [IO.Path]::Combine($root, 'bin')
    Copy-Folder $bin ([IO.Path]::Combine($target, 'bin')) '.dll', '.ps1xml'
    Copy-Folder ([IO.Path]::Combine($bin, 'private')) ([IO.Path]::Combine($target, 'bin', 'private')) '.dll'
    Copy-Folder ([IO.Path]::Combine($root, 'en-US')) ([IO.Path]::Combine($target, 'en-US')) '.xml'

    $zip = [IO.Path]::Combine($artifacts, "EcsAutoscale.$version.zip")
    if ([IO.File]::Exists($zip)) { [IO.File]::Delete($zip) }
    if ($PSEdition -eq 'Desktop') { $null = [Reflection.Assembly]::Load('System.IO.Compression.FileSystem, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089') }
    [IO.Compression.ZipFile]::CreateFromDirectory($target, $zip)
    "Packed: $target"
    "Packed: $zip"
}

function Find-Shell {
    if ($Host.Name -eq 'ConsoleHost') { return [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName }
    Get-Command -Name pwsh -CommandType Application -ErrorAction Ignore | ForEach-Object { $_.Source }
}

function Invoke-Acceptance {
    $shell = @(Find-Shell)
    $why = if ($shell.Count -eq 0) { 'there is no pwsh' }
    else {
        $pester = & $shell[0] -NoProfile -Command "if (@(Get-Module -ListAvailable Pester | Where-Object { `$_.Version.Major -ge 5 }).Count) { 'yes' }"
        if (-not $pester) { 'Pester 5 is not installed' }
    }

    if ($why) {
        if ($env:CI) { throw "The acceptance suite cannot run: $why." }
        "SKIPPED: the acceptance suite in tests/module, since $why."
        return
    }

    Invoke-Package
    $env:ECS_AUTOSCALE_TEST_MANIFEST = [IO.Path]::Combine($artifacts, 'EcsAutoscale', (Get-ModuleVersion), 'EcsAutoscale.psd1')
    $env:ECS_AUTOSCALE_TEST_HOST = [IO.Path]::Combine($root, 'src', 'EcsAutoscale.Host', 'bin', $Configuration, 'net10.0', 'EcsAutoscale.Host.dll')
    $suite = [IO.Path]::Combine($root, 'tests', 'module')
    Invoke-Tool $shell[0] @(
        '-NoProfile', '-Command',
        "Import-Module Pester -MinimumVersion 5.0; `$result = Invoke-Pester -Path '$suite' -Output Detailed -PassThru; exit (`$result.FailedCount + `$result.SkippedCount)")
}

function Invoke-Test {
    Invoke-Tool dotnet @('test', $solution, '--configuration', $Configuration, '-nologo', '-v', 'quiet')
    Invoke-Acceptance
}

foreach ($one in $Task) { & "Invoke-$one" }
