using System;

namespace EcsAutoscale.Help;

/// <summary>Something that help needs is missing. The message names it, and the build fails with it.</summary>
public sealed class HelpException : Exception
{
    /// <summary>Unexplained.</summary>
    public HelpException()
    {
    }

    /// <summary>With what is missing.</summary>
    public HelpException(string message)
        : base(message)
    {
    }

    /// <summary>With what is missing, and its cause.</summary>
    public HelpException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
