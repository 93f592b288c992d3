using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SQS;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.CloudWatch;
using EcsAutoscale.Adapters.Aws.Credentials;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Http;
using EcsAutoscale.Adapters.Aws.Pipeline;
using EcsAutoscale.Adapters.Aws.Sqs;

namespace EcsAutoscale.Adapters.Aws;

/// <summary>The services of one account and region. Safe for use from several threads at a time.</summary>
internal sealed class AwsConnection : IDisposable
{
    private readonly SharedHttpClientFactory _http;
    private readonly ConnectionConfigurator _configurator;
    private readonly AwsClient _ecs;
    private readonly AwsClient _autoScaling;
    private readonly AwsClient _cloudWatch;
    private readonly AwsClient _applicationAutoScaling;
    private readonly Lazy<SqsClient> _sqs;
    private AssumedRole? _role;

    private AwsConnection(
        string region, SharedHttpClientFactory http, ConnectionConfigurator configurator, AWSCredentials credentials, AssumedRole? role, string? account, AwsConnectionSettings settings)
    {
        var listener = ListenerOf(settings);
        Region = region;
        Credentials = credentials;
        _http = http;
        _configurator = configurator;
        _role = role;
        _ecs = new AwsClient(credentials, configurator.Configure(Of(AwsService.Ecs)), listener, account);
        _autoScaling = new AwsClient(credentials, configurator.Configure(Of(AwsService.AutoScaling)), listener, account);
        _cloudWatch = new AwsClient(credentials, configurator.Configure(Of(AwsService.CloudWatch)), listener, account);
        _applicationAutoScaling = new AwsClient(credentials, configurator.Configure(Of(AwsService.ApplicationAutoScaling)), listener, account);
        _sqs = new Lazy<SqsClient>(() => new SqsClient(credentials, configurator.Configure(new AmazonSQSConfig()), listener.OnCall));
        Ecs = new AmazonECSClient(_ecs);
        AutoScaling = new AmazonAutoScalingClient(_autoScaling);
        CloudWatch = new AmazonCloudWatchClient(_cloudWatch);
        ApplicationAutoScaling = new AmazonApplicationAutoScalingClient(_applicationAutoScaling);

        AwsClientConfig Of(AwsService service) => new(service) { MaxBackoff = settings.MaxBackoff };
    }

    /// <summary>The region's name.</summary>
    public string Region { get; }

    /// <summary>Amazon ECS.</summary>
    public IAmazonECS Ecs { get; }

    /// <summary>Amazon EC2 Auto Scaling.</summary>
    public IAmazonAutoScaling AutoScaling { get; }

    /// <summary>Amazon CloudWatch.</summary>
    public IAmazonCloudWatch CloudWatch { get; }

    /// <summary>Application Auto Scaling.</summary>
    public IAmazonApplicationAutoScaling ApplicationAutoScaling { get; }

    /// <summary>Amazon SQS.</summary>
    /// <exception cref="Errors.AwsSettingsException">Its endpoint is not a URL.</exception>
    public IAmazonSQS Sqs => _sqs.Value;

    /// <summary>What requests are signed with.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>Finds region and credentials, and connects. No call of ECS, Auto Scaling or CloudWatch is made yet.</summary>
    /// <exception cref="Errors.AwsRegionException">There is no region.</exception>
    /// <exception cref="Errors.AwsCredentialsException">There are no credentials, or no such profile.</exception>
    /// <exception cref="Errors.AwsSettingsException">A setting cannot be used.</exception>
    public static async Task<AwsConnection> CreateAsync(AwsConnectionSettings settings, CancellationToken cancellation = default)
    {
        var listener = ListenerOf(settings);
        var region = await RegionSource.FindAsync(settings, cancellation).ConfigureAwait(false);
        var http = new SharedHttpClientFactory(settings);
        try
        {
            var configurator = new ConnectionConfigurator(settings, region, http);
            var sts = configurator.Configure(new AmazonSecurityTokenServiceConfig());
            var own = await CredentialSource.FindAsync(settings, sts, cancellation).ConfigureAwait(false);
            if (settings.RoleArn is not { Length: > 0 } roleArn)
                return new AwsConnection(region, http, configurator, own, role: null, account: null, settings);

            var role = new AssumedRole(new SecurityTokenClient(own, sts, listener.OnCall), roleArn, settings.ExternalId);
            var credentials = new GuardedCredentials(role, $"The role {roleArn} could not be assumed");
            return new AwsConnection(region, http, configurator, credentials, role, AccountOf(roleArn), settings);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    private static CallListener ListenerOf(AwsConnectionSettings settings) => new(settings.OnCall ?? (static _ => { }), settings.OnInterrupted ?? (static _ => { }));

    // arn:aws:iam::<account>:role/<name>
    private static string? AccountOf(string roleArn) => roleArn.Split(':') is { Length: > 5 } parts && parts[4].Length > 0 ? parts[4] : null;

    /// <summary>Gives region, endpoint, retries and HTTP of this connection to the settings of an official client (SQS).</summary>
    /// <exception cref="Errors.AwsSettingsException">The endpoint is not a URL.</exception>
    public T Configure<T>(T config)
        where T : ClientConfig => _configurator.Configure(config);

    /// <summary>Closes the connections. Calls under way fail.</summary>
    public void Dispose()
    {
        _ecs.Dispose();
        _autoScaling.Dispose();
        _cloudWatch.Dispose();
        _applicationAutoScaling.Dispose();
        if (_sqs.IsValueCreated)
            _sqs.Value.Dispose();
        _role?.Dispose();
        _role = null;
        _http.Dispose();
    }
}
