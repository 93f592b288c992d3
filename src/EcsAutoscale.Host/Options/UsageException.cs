using System;

namespace EcsAutoscale.Host.Options;

/// <summary>The command line cannot be understood. The message says what and how to say it.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Unexplained.</summary>
    public UsageException()
    {
    }

    /// <summary>With what is wrong.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, and its cause.</summary>
    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
