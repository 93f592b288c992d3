using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>
/// With <c>fit: one</c>: the first instance in the order of reserved memory and the first in that of reserved CPU that nothing holds back, and then instance by instance those
/// that could take all of the tasks, the roomiest first. Where one after the other is refused, twice as many are read at a time.
/// </summary>
internal sealed class OneTargetNeeds(ScaleInContext context, ScaleOutOutcome growth, IReadOnlyList<ContainerInstance> candidates, Wanted wanted)
{
    private readonly InstanceJudge _judge = new(context, growth.Demand, ScaleInPlanner.Fit(context.Policy));
    private readonly List<ContainerInstance> _left = [.. candidates];

    public void Collect()
    {
        while (context.Chosen < context.Policy.MaxStep && Next() is { } next)
        {
            _judge.Choose(next);
            _left.Remove(next);
        }
    }

    // As ScaleInPlanner chooses, but for stopping where something is missing.
    private ContainerInstance? Next()
    {
        foreach (var order in CandidateOrder.OfReserved(_left)) First(order);
        if (wanted.IsAny) return null;
        ContainerInstance[] two = [.. CandidateOrder.Of(context, [.. _left.Where(instance => IsRead(instance) && context.IsFree(instance))])];
        foreach (var candidate in two.Where(candidate => !_judge.HasRefused(candidate)).Concat(two))
        {
            if (_judge.Judge(candidate).CanScaleDown) return candidate;
            Targets(candidate);
            if (wanted.IsAny) return null;
        }

        return null;
    }

    private bool IsRead(ContainerInstance instance) => context.View.CanJudge(instance);

    private void First(IEnumerable<ContainerInstance> order)
    {
        var refused = 0;
        var unread = new List<ContainerInstance>();
        foreach (var instance in order)
        {
            if (!IsRead(instance)) unread.Add(instance);
            else if (MissesDefinition(instance)) return;
            else if (context.IsFree(instance)) break;
            else refused++;
            if (unread.Count > refused) break;
        }

        foreach (var instance in unread) ScaleInNeeds.Candidate(context, instance, wanted);
    }

    private bool MissesDefinition(ContainerInstance instance)
    {
        var before = wanted.Count;
        ScaleInNeeds.Candidate(context, instance, wanted);
        return wanted.Count > before;
    }

    // An instance is worth reading where all that is on the move would fit by what ECS says is left.
    private void Targets(ContainerInstance candidate)
    {
        var moving = _judge.OnTheMove(candidate);
        if (moving.Count + _judge.Reserve.Kinds.Count == 0) return;
        if (moving.Where(task => task.Kind is { DistinctInstance: true, Service: not null }).GroupBy(task => task.Kind.Service).Any(same => same.Count() > 1)) return;
        var whole = moving.Aggregate(_judge.Reserve.Buffer?.Needs ?? Resources.None, (sum, task) => sum + task.Kind.Needs) with { NetworkInterfaces = 0 };
        TaskKind[] kinds = [.. moving.Select(task => task.Kind).Distinct()];
        var rooms = _judge.Room.Roomiest
            .Where(room => room is { IsOpen: true, IsComing: false } && !ReferenceEquals(room.Instance, candidate) && whole.FitsIn(room.Free with { NetworkInterfaces = 0 }))
            .Where(room => Array.TrueForAll(kinds, kind => RoomNeeds.MayBeOn(kind, room.Instance)))
            .ToArray();
        var inZone = Array.FindAll(rooms, room => Array.TrueForAll(kinds, kind => kind.Zones?.Contains(room.Instance.AvailabilityZone ?? "") ?? true));
        InstanceRoom[] unread = [.. inZone.Where(room => !wanted.HasTasksOf(room.Instance))];
        foreach (var room in unread.Take(Math.Max(1, inZone.Length - unread.Length))) wanted.TasksOn(room.Instance);

        // Whether a service has a subnet in another zone is known where its tasks are: they are to be found.
        if (unread.Length == 0 && rooms.Length > inZone.Length) wanted.AllTasks();
    }
}
