using System;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Observing.Reading;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What AWS's errors mean for one action.</summary>
internal static class Refusals
{
    /// <summary>Says in a sentence why a change failed; false where the error is none of AWS's, but a cancellation or a defect of ours.</summary>
    public static bool TryDescribe(Exception error, out string sentence)
    {
        sentence = error switch
        {
            AwsServiceException { Code: AwsErrorCode.ScalingActivityInProgressFault } refused =>
                $"{refused.Operation}: {refused.ErrorCode}: a scaling activity of the group is under way; try again next run.",
            AwsServiceException { Code: AwsErrorCode.ResourceContentionFault } refused =>
                $"{refused.Operation}: {refused.ErrorCode}: another change of the group is under way; try again next run.",
            AwsServiceException refused => $"{refused.Operation}: {refused.ErrorCode}: {refused.ServiceMessage ?? "AWS gives no reason"}",
            AwsException or PartialAnswerException => error.Message,
            _ => "",
        };
        return sentence.Length > 0;
    }
}
