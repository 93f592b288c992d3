namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>What tells one AWS service from another on the way to it.</summary>
/// <param name="ServiceId">AWS's service id, of which the names of the variables <c>AWS_ENDPOINT_URL_*</c> are made.</param>
/// <param name="EndpointPrefix">The first label of its host names.</param>
/// <param name="SigningName">The service in a signature's credential scope.</param>
/// <param name="ApiVersion">The version of its API.</param>
/// <param name="HasFipsHostInGovCloud">Whether GovCloud has a FIPS host of its own; where not, the usual host is the FIPS one.</param>
internal sealed record AwsService(string ServiceId, string EndpointPrefix, string SigningName, string ApiVersion, bool HasFipsHostInGovCloud)
{
    /// <summary>Amazon ECS.</summary>
    public static AwsService Ecs { get; } = new("ECS", "ecs", "ecs", "2014-11-13", HasFipsHostInGovCloud: true);

    /// <summary>Amazon EC2 Auto Scaling.</summary>
    public static AwsService AutoScaling { get; } = new("Auto Scaling", "autoscaling", "autoscaling", "2011-01-01", HasFipsHostInGovCloud: false);

    /// <summary>Application Auto Scaling, which scales services of Amazon ECS among others.</summary>
    public static AwsService ApplicationAutoScaling { get; } =
        new("Application Auto Scaling", "application-autoscaling", "application-autoscaling", "2016-02-06", HasFipsHostInGovCloud: false);

    /// <summary>Amazon CloudWatch.</summary>
    public static AwsService CloudWatch { get; } = new("CloudWatch", "monitoring", "monitoring", "2010-08-01", HasFipsHostInGovCloud: false);
}
