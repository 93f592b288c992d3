using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Applies one action, conditional on the state that it was planned on.</summary>
internal sealed class ActionExecutor
{
    private readonly GroupChange _groups;
    private readonly ServiceChange _services;
    private readonly InstanceDrain _drains;
    private readonly InstanceReturn _returns;
    private readonly InstanceTermination _terminations;

    /// <summary>Works with these clients.</summary>
    public ActionExecutor(IAmazonECS ecs, IAmazonAutoScaling autoScaling)
    {
        var state = new StateReader(ecs, autoScaling);
        _groups = new GroupChange(autoScaling, state);
        _services = new ServiceChange(ecs);
        var marks = new DrainMarks(ecs);
        _drains = new InstanceDrain(ecs, state, marks, new DrainChecks(state));
        _returns = new InstanceReturn(ecs, state, marks);
        _terminations = new InstanceTermination(autoScaling, state, marks);
    }

    /// <summary>Applies the action and gives it back with what became of it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="now">The time of the run; marks carry it, and are judged by it.</param>
    /// <param name="cancellation">Stops it between two changes.</param>
    public async Task<ScalingAction> ApplyAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        Outcome outcome;
        try
        {
            outcome = await RunAsync(action, now, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            outcome = refusal;
        }

        return action with { Status = outcome.Status, Error = outcome.Sentence };
    }

    private Task<Outcome> RunAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation) => action.Kind switch
    {
        ScalingActionKind.SetGroupLimits => _groups.SetLimitsAsync(action, cancellation),
        ScalingActionKind.ScaleOut => _groups.RaiseDesiredCapacityAsync(action, cancellation),
        ScalingActionKind.SetDesiredCount => _services.SetDesiredCountAsync(action, cancellation),
        ScalingActionKind.DrainInstance => _drains.BeginAsync(action, now, cancellation),
        ScalingActionKind.CancelDrain => _returns.CancelDrainAsync(action, now, cancellation),
        ScalingActionKind.RemoveDrainMark => _returns.RemoveMarkAsync(action, cancellation),
        ScalingActionKind.TerminateInstance => _terminations.TerminateAsync(action, now, cancellation),
        _ => Task.FromResult(Outcome.Failed($"{action.Kind} is no action that this version knows.")),
    };
}
