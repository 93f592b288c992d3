namespace EcsAutoscale.Host.Options;

/// <summary>What the host says of itself.</summary>
public static class Usage
{
    /// <summary>The usage.</summary>
    public const string Text = """
        Runs the EcsAutoscale module where there is no pwsh.

        dotnet run --project src/EcsAutoscale.Host -- [options] (-Command <PowerShell> | -File <script.ps1>)
        dotnet run --project src/EcsAutoscale.Host -- -ServeSandbox

          -Command <PowerShell>     What to run, for example "Get-EcsAutoscalePlan". Quote it.
          -File <script.ps1>        A script to run instead.
          -Sandbox                  Use a local stand-in with two sample clusters in place of AWS. No account is needed. Its time runs 20
                                    times as fast. Unless ECS_AUTOSCALE_PATH is set, the sample clusters.yml is used.
          -OutputFormat Text|Json   Text (default): as PowerShell shows it. Json: one object a line.
          -Every <duration>         Run it again and again: 30s, 5m, 1h. With -Sandbox in the sandbox's time: 60s take 3 seconds.
                                    With Text, a round shows only what the round before did not show; times do not count.
          -Rounds <n>               End after so many rounds.
          -ServeSandbox             Only run the stand-in: prints its settings as JSON, and ends when standard input ends.
          -Help                     Show this.

        Objects go to standard output, everything else to standard error. Exit codes: 0 done, 1 an error was written, 2 wrong usage,
        3 the module is not built, 130 stopped by Ctrl+C.
        """;
}
