using System;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>One line of a group's history.</summary>
public sealed class ScalingActivity
{
    internal ScalingActivity(string id, string description, string cause, DateTimeOffset startTime)
    {
        Id = id;
        Description = description;
        Cause = cause;
        StartTime = startTime;
    }

    /// <summary>A UUID.</summary>
    public string Id { get; }

    /// <summary>What is done.</summary>
    public string Description { get; }

    /// <summary>Why.</summary>
    public string Cause { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>InProgress, Successful or Failed.</summary>
    public string StatusCode { get; private set; } = "InProgress";

    /// <summary>Why it failed, or null.</summary>
    public string? StatusMessage { get; private set; }

    /// <summary>Percent.</summary>
    public int Progress { get; private set; } = 50;

    internal void Succeed(DateTimeOffset at) => Close("Successful", null, at);

    internal void Fail(string message, DateTimeOffset at) => Close("Failed", message, at);

    private void Close(string status, string? message, DateTimeOffset at)
    {
        StatusCode = status;
        StatusMessage = message;
        EndTime = at;
        Progress = 100;
    }
}

/// <summary>A rolling replacement of a group's instances; the simulation lists it and replaces nothing.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="Status">Pending, InProgress, Successful, Cancelled, ...</param>
/// <param name="StartTime">When it began.</param>
/// <param name="PercentageComplete">0 to 100.</param>
/// <param name="InstancesToUpdate">How many are left.</param>
public sealed record InstanceRefresh(string Id, string Status, DateTimeOffset StartTime, int PercentageComplete, int InstancesToUpdate);
