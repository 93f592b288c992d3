using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.StandingOff;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Leaves a service's count to who else is at work on it. After another hand's change the minimum alone still holds: it is what the operator wrote that is
/// never to be undercut, as a deployment that resets the count does. A count of zero stays, for nobody sets that by accident; and what somebody added
/// above the maximum is not taken away in the middle of whatever made them do it.
/// </summary>
internal static class ServiceStandOff
{
    /// <summary>The verdict of a service that is left to others; null where it is not.</summary>
    /// <param name="context">The service.</param>
    /// <param name="target">What Application Auto Scaling scales of it; null for nothing.</param>
    public static ServiceVerdict? Judge(ServiceContext context, ScalableTarget? target)
    {
        var (wanted, policy) = (context.Wanted, context.Wanted.StandOff);
        if (policy.ApplicationAutoScaling && target is { IsSuspended: false })
            return context.Keep(Reason.OtherController, OtherHands.Leaves(target));
        if (OtherHandFinder.OfService(policy, context.Service, context.Now) is not { } hand || !hand.HoldsAt(context.Now)) return null;
        var what = $"the desired count of {wanted.Name}";
        return context.Desired > 0 && context.Desired < wanted.Min
            ? context.Change(wanted.Min, Reason.BelowMinimum, ServicePlanner.Text($"desired {context.Desired} is below the {ServiceBounds.Minimum(wanted)}, which holds whoever sets it: {hand.Told(what)}"))
            : context.Keep(Reason.OtherHand, hand.Sentence(what, context.Now));
    }
}
