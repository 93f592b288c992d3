using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What ECS says of single items of a change.</summary>
internal static class Sentences
{
    /// <summary>A failure that ECS lists in an answer of HTTP 200 (ECS-FACTS section 3).</summary>
    public static string Of(Failure failure) => $"UpdateContainerInstancesState: {failure.Reason}: {failure.Detail ?? "ECS gives no detail"}";
}
