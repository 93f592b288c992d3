namespace EcsAutoscale.Host;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>An error was written.</summary>
    public const int Error = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The module is not built.</summary>
    public const int ModuleMissing = 3;

    /// <summary>Ctrl+C: 128 and the signal's number, as shells have it.</summary>
    public const int Stopped = 130;
}
