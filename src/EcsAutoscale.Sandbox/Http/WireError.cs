using System;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>A request that is refused before or instead of reaching the cloud.</summary>
internal sealed class WireError(string code, string message, int status = 400) : Exception(message)
{
    public string Code => code;

    public int Status => status;
}
