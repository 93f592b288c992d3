using System;
using System.IO;
using System.Net.Sockets;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>Why there was no answer, in one sentence that holds no address with user info.</summary>
internal sealed class TransportReason(Exception failure)
{
    /// <summary>The sentence.</summary>
    public string Text
    {
        get
        {
            for (Exception? each = failure; each is not null; each = each.InnerException)
            {
                switch (each)
                {
                    case TimeoutException or InvalidDataException:
                        return each.Message;
                    case SocketException socket:
                        return Of(socket);
                }
            }

            return "the connection failed (" + failure.GetBaseException().GetType().Name + ").";
        }
    }

    private static string Of(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name cannot be resolved.",
        SocketError.ConnectionRefused => "the connection was refused.",
        SocketError.ConnectionReset => "the connection was cut.",
        SocketError.TimedOut => "the connection timed out.",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "the network cannot be reached.",
        _ => $"the connection failed ({socket.SocketErrorCode}).",
    };
}
