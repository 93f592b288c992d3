using System;

namespace EcsAutoscale.Errors;

/// <summary>What stands behind each error of the module. Its message says what failed and where, and holds no credentials.</summary>
public sealed class EcsAutoscaleException : Exception
{
    /// <summary>An unexplained failure.</summary>
    public EcsAutoscaleException()
    {
    }

    /// <summary>A failure with a message.</summary>
    public EcsAutoscaleException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a message and its cause.</summary>
    public EcsAutoscaleException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The stable id, which is the first part of the record's fully qualified error id; one of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; init; } = ErrorIds.Unexpected;

    /// <summary>What to do about it, where more is to be said than the message; null otherwise.</summary>
    public string? Advice { get; init; }

    /// <summary>The AWS operation that failed; null where none was called.</summary>
    public string? Operation { get; init; }

    /// <summary>AWS's error code; null where there is none.</summary>
    public string? AwsErrorCode { get; init; }
}
