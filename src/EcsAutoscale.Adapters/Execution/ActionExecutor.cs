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
    private readonly OtherHandNote _notes;

    /// <summary>Works with these clients.</summary>
    /// <param name="ecs">Amazon ECS.</param>
    /// <param name="autoScaling">Amazon EC2 Auto Scaling.</param>
    /// <param name="remembers">Whether a tag is written before a desired capacity or count is changed.</param>
    public ActionExecutor(IAmazonECS ecs, IAmazonAutoScaling autoScaling, bool remembers = true)
    {
        var state = new StateReader(ecs, autoScaling);
        var tags = new IntentTags(ecs, autoScaling, remembers);
        var marks = new DrainMarks(ecs);
        _notes = new OtherHandNote(ecs, state, tags);
        _groups = new GroupChange(autoScaling, state, tags);
        _services = new ServiceChange(ecs, tags);
        _drains = new InstanceDrain(ecs, state, marks, new DrainChecks(state));
        _returns = new InstanceReturn(ecs, state, marks);
        _terminations = new InstanceTermination(autoScaling, state, marks, tags);
    }

    /// <summary>Applies the action and gives it back with what became of it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="now">The time of the run; marks and tags carry it, and are judged by it.</param>
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

        return action with { Status = outcome.Status, Error = outcome.Sentence, Warning = outcome.Warning };
    }

    private Task<Outcome> RunAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation) => action.Kind switch
    {
        ScalingActionKind.SetGroupLimits => _groups.SetLimitsAsync(action, now, cancellation),
        ScalingActionKind.ScaleOut => _groups.RaiseDesiredCapacityAsync(action, now, cancellation),
        ScalingActionKind.SetDesiredCount => _services.SetDesiredCountAsync(action, now, cancellation),
        ScalingActionKind.DrainInstance => _drains.BeginAsync(action, now, cancellation),
        ScalingActionKind.CancelDrain => _returns.CancelDrainAsync(action, now, cancellation),
        ScalingActionKind.RemoveDrainMark => _returns.RemoveMarkAsync(action, cancellation),
        ScalingActionKind.TerminateInstance => _terminations.TerminateAsync(action, now, cancellation),
        ScalingActionKind.NoteOtherHand => _notes.NoteAsync(action, cancellation),
        _ => Task.FromResult(Outcome.Failed($"{action.Kind} is no action that this version knows.")),
    };
}
