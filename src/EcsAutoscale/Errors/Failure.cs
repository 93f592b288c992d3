using System;
using System.Management.Automation;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Errors;

/// <summary>An error before it is written: the one shape from which all error records are made.</summary>
/// <param name="Id">One of <see cref="ErrorIds"/>.</param>
/// <param name="Category">PowerShell's category.</param>
/// <param name="Target">What the error is about: a cluster's name, mostly.</param>
/// <param name="Message">What failed, and where.</param>
/// <param name="Advice">What to do.</param>
internal sealed record Failure(string Id, ErrorCategory Category, object? Target, string Message, string Advice)
{
    /// <summary>The AWS operation that failed.</summary>
    public string? Operation { get; init; }

    /// <summary>AWS's error code.</summary>
    public string? AwsErrorCode { get; init; }

    /// <summary>The record, with all secrets taken out of its texts.</summary>
    public ErrorRecord ToRecord(Redactor redactor)
    {
        var advice = redactor.Redact(Advice);
        var message = redactor.Redact(Message);
        var exception = new EcsAutoscaleException(message)
        {
            ErrorId = Id,
            Advice = advice,
            Operation = Operation,
            AwsErrorCode = AwsErrorCode,
        };
        return new ErrorRecord(exception, Id, Category, Target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = advice },
        };
    }

    /// <summary>What an exception of a cluster's own work becomes.</summary>
    public static Failure Of(Exception exception, object? target) => exception is EcsAutoscaleException known
        ? Failures.Outside(known, target)
        : new Failure(
            ErrorIds.Unexpected, ErrorCategory.NotSpecified, target, $"{exception.GetType().Name}: {exception.Message}",
            "This should not happen. Run it again with -Debug and report what it says, with the file that Export-EcsClusterSnapshot writes.");
}
