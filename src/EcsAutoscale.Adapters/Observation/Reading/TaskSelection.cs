using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>A list of tasks to ask ECS for.</summary>
/// <param name="DesiredStatus">RUNNING or STOPPED.</param>
/// <param name="ContainerInstance">The container instance's ARN; null for the whole cluster.</param>
internal sealed record TaskList(string DesiredStatus, string? ContainerInstance);

/// <summary>
/// Which tasks of a cluster are read: the one place where this is decided. Tasks are the dearest part of an observation, one call for
/// each hundred (ECS-FACTS section 6).
/// </summary>
/// <param name="Lists">The lists that hold them.</param>
internal sealed record TaskSelection(IReadOnlyList<TaskList> Lists)
{
    /// <summary>
    /// All tasks of the cluster. Both desired statuses, since a task that is stopping holds its resources until its last status is
    /// STOPPED (ECS-FACTS section 3).
    /// </summary>
    public static TaskSelection All { get; } = new([new("RUNNING", null), new("STOPPED", null)]);
}
