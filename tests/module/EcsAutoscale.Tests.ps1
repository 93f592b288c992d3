#requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# The packed module, as users install it, in a real PowerShell, against the sandbox.

BeforeDiscovery {
    $commands = (Import-PowerShellDataFile $env:ECS_AUTOSCALE_TEST_MANIFEST).CmdletsToExport
}

BeforeAll {
    . "$PSScriptRoot/Sandbox.ps1"
    $sandbox = Start-Sandbox
    Import-Module $env:ECS_AUTOSCALE_TEST_MANIFEST -Force
    Push-Location $TestDrive
    Set-Content clusters.yml $SampleDefinition
}

AfterAll {
    Pop-Location
    Stop-Sandbox $sandbox
}

Describe 'The packed module' {
    It 'has a valid manifest and exports what it says' {
        $manifest = Test-ModuleManifest $env:ECS_AUTOSCALE_TEST_MANIFEST
        (Get-Command -Module EcsAutoscale).Count | Should -Be $manifest.ExportedCmdlets.Count
    }

    It 'has help and examples for <_>, whose name has an approved verb' -ForEach $commands {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 1
        (Get-Verb (Get-Command $_).Verb) | Should -Not -BeNullOrEmpty
    }

    # Windows PowerShell has no load contexts.
    if ($PSEdition -eq 'Core') {
        It 'keeps third-party assemblies out of the default context' {
            $null = Get-EcsAutoscalePlan
            $default = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }
            $default | Should -Not -Contain 'AWSSDK.Core'
            $default | Should -Not -Contain 'YamlDotNet'
            $default | Should -Contain 'EcsAutoscale.Core'
        }
    }
}

Describe 'Looking' {
    It 'Test-EcsAutoscaleDefinition finds a problem with its line' {
        Test-EcsAutoscaleDefinition -Quiet | Should -BeTrue
        Set-Content bad.yml "clusters:`n  a: { min: 5, max: 2 }"
        $problem = Test-EcsAutoscaleDefinition bad.yml
        $problem.Line | Should -Be 2
    }

    It 'Get-EcsClusterHeadroom shows each cluster' {
        (Get-EcsClusterHeadroom).Cluster | Should -Be 'production', 'staging'
        (Get-EcsClusterHeadroom staging | Format-Table | Out-String -Width 120) | Should -Match 'staging'
    }

    It 'Test-EcsScaleDown says yes and no, each with a reason' {
        $verdicts = Test-EcsScaleDown staging -All
        $verdicts.CanScaleDown | Should -Contain $true
        $verdicts.CanScaleDown | Should -Contain $false
        $verdicts.Explanation | Should -Not -Contain ''
    }

    It 'Get-EcsAutoscalePlan decides the same on a snapshot of Export-EcsClusterSnapshot' {
        $file = Export-EcsClusterSnapshot -OutFile all.json
        $file.Exists | Should -BeTrue
        $plan = Get-EcsAutoscalePlan -Snapshot all.json
        $plan.Actions.Kind | Should -Contain 'SetDesiredCount'
        ($plan | Out-String -Width 120) -split "`n" | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 120 }
        $plan[0] | ConvertTo-Json -Depth 6 | ConvertFrom-Json | ForEach-Object Cluster | Should -Be 'production'
    }
}

Describe 'Changing' {
    It 'Invoke-EcsAutoscale -WhatIf changes nothing, and a run does what it said' {
        $said = Invoke-EcsAutoscale -WhatIf
        $said.Actions.Status | Should -Not -Contain 'Applied'
        $done = Invoke-EcsAutoscale
        $done.Succeeded | Should -Not -Contain $false
        $done.Actions.Status | Should -Contain 'Applied'
        $done[0].Actions.Target | Should -Be $said[0].Actions.Target
    }

    It 'Set-EcsServiceScale clamps with a warning' {
        $change = Set-EcsServiceScale production worker -DesiredCount 99 -PassThru -WarningVariable warned -WarningAction SilentlyContinue
        $change.After | Should -Be '8'
        $warned | Should -HaveCount 1
    }

    It 'writes an error with id, target and advice, and goes on' {
        $plans = Get-EcsAutoscalePlan nowhere, staging -ErrorVariable failed -ErrorAction SilentlyContinue
        $plans.Cluster | Should -Be 'staging'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UnknownCluster,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
