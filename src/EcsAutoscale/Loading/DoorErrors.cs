using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using EcsAutoscale.Adapters;
using EcsAutoscale.Errors;

namespace EcsAutoscale.Loading;

/// <summary>Turns what comes through the door, results and exceptions alike, into types of the module.</summary>
internal static class DoorErrors
{
    /// <summary>Awaits and converts. Generic, so that its state machine names no private type.</summary>
    public static async Task<TOut> ThroughAsync<TIn, TOut>(Func<Task<TIn>> start, Func<TIn, TOut> convert)
    {
        try
        {
            return convert(await start().ConfigureAwait(false));
        }
        catch (Exception exception) when (IsKnown(exception))
        {
            throw Translate(exception);
        }
    }

    /// <summary>Calls and converts.</summary>
    public static TOut Straight<TIn, TOut>(Func<TIn> call, Func<TIn, TOut> convert)
    {
        try
        {
            return convert(call());
        }
        catch (Exception exception) when (IsKnown(exception))
        {
            throw Translate(exception);
        }
    }

    /// <summary>Calls.</summary>
    public static void Straight(Action call) => Straight(
        () =>
        {
            call();
            return true;
        },
        done => done);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsKnown(Exception exception) => exception is GatewayException;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static EcsAutoscaleException Translate(Exception exception)
    {
        var known = (GatewayException)exception;
        return new EcsAutoscaleException(known.Message, known)
        {
            ErrorId = IdOf(known.Failure),
            Advice = known.Advice,
            Operation = known.Operation,
            AwsErrorCode = known.ErrorCode,
        };
    }

    private static string IdOf(GatewayFailure failure) => failure switch
    {
        GatewayFailure.NoCredentials => ErrorIds.NoCredentials,
        GatewayFailure.NoRegion => ErrorIds.NoRegion,
        GatewayFailure.EndpointUnreachable => ErrorIds.EndpointUnreachable,
        GatewayFailure.AccessDenied => ErrorIds.AccessDenied,
        GatewayFailure.Throttled => ErrorIds.Throttled,
        GatewayFailure.ClusterNotFound => ErrorIds.ClusterNotFound,
        GatewayFailure.ServiceNotFound => ErrorIds.ServiceNotFound,
        GatewayFailure.SnapshotFile => ErrorIds.SnapshotFile,
        GatewayFailure.LogFile => ErrorIds.LogFile,
        _ => ErrorIds.AwsError,
    };
}
