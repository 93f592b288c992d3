using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Says in words why a request failed. Exceptions' own texts name hosts, which variables may hold, so they are not shown.</summary>
internal static class NetworkFailure
{
    /// <summary>The cause, in words that follow the source's name.</summary>
    public static string InWords(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException socket:
                    return OfSocket(socket.SocketErrorCode);
                case AuthenticationException:
                    return "cannot be trusted: its TLS certificate or protocol was not accepted";
                case IOException when cause.InnerException is null:
                    return "broke off its answer";
            }
        }

        return $"could not be asked ({problem.GetType().Name})";
    }

    private static string OfSocket(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "refused the connection",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "has a host name that is not known",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "has a host that cannot be reached",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "broke off the connection",
        SocketError.TimedOut => "did not accept the connection in time",
        _ => $"could not be asked ({error})",
    };
}
