# Starts the sandbox of the host, points this process at it, and undoes both.

function Start-Sandbox {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = "`"$env:ECS_AUTOSCALE_TEST_HOST`" -ServeSandbox"
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) { throw "The sandbox did not start: $env:ECS_AUTOSCALE_TEST_HOST" }
    $settings = $line | ConvertFrom-Json
    $before = @{}
    $names = @($settings.PSObject.Properties.Name) + 'AWS_PROFILE', 'AWS_SESSION_TOKEN', 'ECS_AUTOSCALE_PATH'
    foreach ($name in $names) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
    foreach ($name in $names) { [Environment]::SetEnvironmentVariable($name, $settings.$name) }
    $env:ECS_AUTOSCALE_PATH = $null    # the suite brings its own definition
    [pscustomobject]@{ Process = $process; Before = $before }
}

function Stop-Sandbox($Sandbox) {
    $Sandbox.Process.StandardInput.Close()
    $Sandbox.Process.WaitForExit()
    foreach ($name in $Sandbox.Before.Keys) { [Environment]::SetEnvironmentVariable($name, $Sandbox.Before[$name]) }
}

$SampleDefinition = @'
clusters:
  production:
    autoscale_group: production-asg
    cpu_buffer: 512
    mem_buffer: 1024
    scale_out: { step: auto }
    services:
      worker:
        min: 2
        max: 8
        metric_sources:
          third_party:
            - url: "%(RABBITMQ_URL)/celery"
              statistics: [ { name: messages_ready, alias: queue_length } ]
        events: [ { metric: queue_length, min: 100, action: 2 } ]
  staging: { autoscale_group: staging-asg, cpu_buffer: 512, mem_buffer: 1024 }
'@
