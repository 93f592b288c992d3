using System;
using System.Linq;
using System.Net.Sockets;
using System.Security.Authentication;
using EcsAutoscale.Adapters.Metrics.Http;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Says in words why Redis gave no number. Exceptions' own texts name hosts, which variables may hold, so they are not shown.</summary>
internal static class RedisFailure
{
    private const string NotRedis = "did not answer as Redis does";

    /// <summary>The cause, in words that follow the source's name.</summary>
    public static string InWords(RedisQuestion question, Exception problem) => problem switch
    {
        RedisServerException refused => Refused(question, refused.Message),
        RedisTimeoutException => "did not answer in time",
        InvalidCastException or FormatException or OverflowException => NotRedis,
        RedisUnreachableException unreachable => OfConnection(problem, unreachable.Kind),
        RedisConnectionException broken => OfConnection(problem, broken.FailureType),
        _ => $"could not be asked ({problem.GetType().Name})",
    };

    private static string OfConnection(Exception problem, ConnectionFailureType kind) => kind switch
    {
        _ when Inner<SocketException>(problem) is not null || Inner<AuthenticationException>(problem) is not null => NetworkFailure.InWords(problem),
        ConnectionFailureType.AuthenticationFailure => "refused the user or the password",
        ConnectionFailureType.SocketClosed or ConnectionFailureType.SocketFailure or ConnectionFailureType.ConnectionDisposed => "broke off the connection",
        ConnectionFailureType.ProtocolFailure or ConnectionFailureType.InternalFailure => NotRedis,
        _ => "could not be connected to: nothing there answers as Redis does",
    };

    // A refusal begins with a code in capitals; the rest may repeat what was asked.
    private static string Refused(RedisQuestion question, string message)
    {
        var code = new string([.. message.TakeWhile(char.IsUpper).Take(20)]);
        return code switch
        {
            "WRONGTYPE" => $"holds another type than {question.Name} counts (WRONGTYPE)",
            "NOAUTH" or "WRONGPASS" => $"refused the user or the password ({code})",
            "NOPERM" => $"refused {question.Name}: the user may not ask this of this key (NOPERM)",
            "LOADING" => "is still loading its data (LOADING)",
            "ERR" when message.Contains("no such key") => "has no such key",
            "" => $"refused {question.Name}",
            _ => $"refused {question.Name} ({code})",
        };
    }

    private static T? Inner<T>(Exception problem)
        where T : Exception
    {
        for (Exception? each = problem; each is not null; each = each.InnerException)
        {
            if (each is T found) return found;
        }

        return null;
    }
}
