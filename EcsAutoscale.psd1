@{
    RootModule             = 'bin/EcsAutoscale.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5b6f3a0e-8f0c-4d0e-9f64-2f6f0c5b1c7a'
    Author                 = 'The EcsAutoscale authors'
    CompanyName            = 'The EcsAutoscale authors'
    Copyright              = '(c) 2026 The EcsAutoscale authors. MIT licence.'
    Description            = 'Right-sizes Amazon ECS clusters on EC2: the instances of their Auto Scaling groups, and their services, by any metric. It never removes an instance whose tasks have nowhere to go, and explains every yes and every no.'

    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')

    FormatsToProcess       = @(
        'bin/EcsAutoscale.Plans.Format.ps1xml'
        'bin/EcsAutoscale.Verdicts.Format.ps1xml'
        'bin/EcsAutoscale.Headroom.Format.ps1xml'
    )

    CmdletsToExport        = @(
        'Export-EcsClusterSnapshot'
        'Get-EcsAutoscalePlan'
        'Get-EcsClusterHeadroom'
        'Invoke-EcsAutoscale'
        'Set-EcsServiceScale'
        'Test-EcsAutoscaleDefinition'
        'Test-EcsScaleDown'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags = @('AWS', 'ECS', 'AutoScaling', 'Autoscaler', 'Containers', 'RabbitMQ', 'CloudWatch', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
        }
    }
}
