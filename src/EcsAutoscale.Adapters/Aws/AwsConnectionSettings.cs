using System;
using System.Net.Http;

namespace EcsAutoscale.Adapters.Aws;

/// <summary>How AWS is reached. What is null is taken as the AWS tools take it: from the environment, the shared files, or instance metadata.</summary>
internal sealed record AwsConnectionSettings
{
    /// <summary>The region, such as <c>eu-west-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of the shared files. Where set, no other source of credentials is looked at.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The role to assume with the credentials found.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role asks for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where all services, STS among them, are reached instead of AWS: an absolute http or https URL.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>How often a call is tried in all, 1 to 20; null for <c>AWS_MAX_ATTEMPTS</c> or the profile's <c>max_attempts</c>, else 5.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>The time limit of one attempt, from the request to the last byte of the answer.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two attempts; null for the SDK's own, 20 seconds.</summary>
    public TimeSpan? MaxBackoff { get; init; }

    /// <summary>The most connections at a time to one host.</summary>
    public int MaxConnections { get; init; } = 32;

    /// <summary>
    /// Told AWS's operation name (such as <c>DescribeTasks</c>) once for each attempt of each call, retries included. Called from any thread.
    /// </summary>
    public Action<string>? OnCall { get; init; }

    /// <summary>Told AWS's operation name of a call that its caller's token ended. Called from any thread.</summary>
    public Action<string>? OnInterrupted { get; init; }

    /// <summary>Makes the innermost HTTP handler, in place of the real one: for tests.</summary>
    public Func<HttpMessageHandler>? HttpHandler { get; init; }

    /// <summary>Everything but what must not be shown.</summary>
    public override string ToString() => $"{nameof(AwsConnectionSettings)} {{ Region = {Region}, ProfileName = {ProfileName}, RoleArn = {RoleArn} }}";
}
