using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using StackExchange.Redis;
using StackExchange.Redis.Configuration;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>Puts a <see cref="BudgetStream"/> over each socket of a connection.</summary>
internal sealed class BudgetTunnel(ReadBudget budget) : Tunnel
{
    /// <inheritdoc/>
    public override ValueTask<Stream?> BeforeAuthenticateAsync(EndPoint endpoint, ConnectionType connectionType, Socket? socket, CancellationToken cancellationToken) =>
        new(socket is null ? null : new BudgetStream(new NetworkStream(socket, ownsSocket: false), budget));
}
