using System.Text.Json.Serialization;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Json;

namespace EcsAutoscale.Adapters.Aws.AutoScaling;

/// <summary>Reads and writes Auto Scaling's models as the AWS CLI writes them: JSON with AWS's own PascalCase names. The wire itself is XML.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(AwsTimestampConverter)])]
[JsonSerializable(typeof(ApplicationAutoScaling.Model.ScalableTarget))]
[JsonSerializable(typeof(DescribeAutoScalingGroupsResponse))]
[JsonSerializable(typeof(DescribeAutoScalingInstancesResponse))]
[JsonSerializable(typeof(DescribeScalingActivitiesResponse))]
[JsonSerializable(typeof(DescribeInstanceRefreshesResponse))]
internal sealed partial class AutoScalingJson : JsonSerializerContext;
