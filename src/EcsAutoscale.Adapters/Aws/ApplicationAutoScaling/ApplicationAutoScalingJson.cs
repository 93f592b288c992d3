using System.Text.Json.Serialization;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;

namespace EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;

/// <summary>Reads and writes Application Auto Scaling's models as JSON: PascalCase, null members left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DescribeScalableTargetsRequest))]
[JsonSerializable(typeof(DescribeScalableTargetsResponse))]
internal sealed partial class ApplicationAutoScalingJson : JsonSerializerContext;
