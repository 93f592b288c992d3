using System;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Observing.Reading;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What AWS's errors mean for one action.</summary>
internal static class Refusals
{
    /// <summary>
    /// Says why a change was not made: skipped where the group is busy, since the next run tries again (ECS-FACTS section 5), failed otherwise. False where the
    /// error is none of AWS's, but a cancellation or a defect of ours.
    /// </summary>
    public static bool TryDescribe(Exception error, out Outcome outcome)
    {
        outcome = error switch
        {
            AwsServiceException { Code: AwsErrorCode.ScalingActivityInProgressFault } refused =>
                Outcome.Skipped($"{refused.Operation}: {refused.ErrorCode}: a scaling activity of the group is under way; try again next run."),
            AwsServiceException { Code: AwsErrorCode.ResourceContentionFault } refused =>
                Outcome.Skipped($"{refused.Operation}: {refused.ErrorCode}: another change of the group is under way; try again next run."),
            AwsServiceException refused => Outcome.Failed($"{refused.Operation}: {refused.ErrorCode}: {refused.ServiceMessage ?? "AWS gives no reason"}"),
            AwsException or PartialAnswerException => Outcome.Failed(error.Message),
            _ => default,
        };
        return outcome.Sentence is not null;
    }
}
