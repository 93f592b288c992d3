using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Observing.Reading;

namespace EcsAutoscale.Adapters.Observing.Connections;

/// <summary>A connection to one account and region, and what is remembered of it.</summary>
/// <param name="Aws">The services.</param>
internal sealed record Connection(AwsConnection Aws)
{
    /// <summary>The task definitions read so far.</summary>
    public TaskDefinitionCache TaskDefinitions { get; } = new();

    /// <summary>Connects by settings. Requests are counted for the work that makes them.</summary>
    public static async Task<Connection> OpenAsync(ConnectionSettings settings, CancellationToken cancellation) =>
        new(await AwsConnection.CreateAsync(
            new AwsConnectionSettings
            {
                Region = settings.Region,
                ProfileName = settings.ProfileName,
                RoleArn = settings.RoleArn,
                ExternalId = settings.ExternalId?.Reveal(),
                EndpointUrl = settings.EndpointUrl,
                OnCall = CallTally.Count,
                OnInterrupted = CallTally.Interrupt,
            },
            cancellation).ConfigureAwait(false));
}
