using System;

namespace EcsAutoscale.Adapters.Aws.Errors;

/// <summary>A call to AWS did not succeed. The message names the operation and the endpoint's host, and holds nothing secret.</summary>
internal abstract class AwsException : Exception
{
    private protected AwsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>AWS's name of the operation, such as <c>DescribeServices</c>; null where none was called yet.</summary>
    public string? Operation { get; init; }

    /// <summary>The endpoint's host, with its port where that is not the scheme's own; null where none was called yet.</summary>
    public string? Endpoint { get; init; }
}
