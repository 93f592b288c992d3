using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Observing.Connections;

/// <summary>
/// The connections of this process, one for each settings and each state of the session's AWS_* variables: credentials, sockets and task
/// definitions are found once.
/// </summary>
internal sealed class ConnectionPool
{
    private readonly object _lock = new();
    private readonly Dictionary<string, Connection> _open = new(StringComparer.Ordinal);

    /// <summary>The process's pool.</summary>
    public static ConnectionPool Shared { get; } = new();

    /// <summary>The connection for settings, opened where there is none yet.</summary>
    public async Task<Connection> GetAsync(ConnectionSettings settings, CancellationToken cancellation)
    {
        var key = KeyOf(settings);
        lock (_lock)
        {
            if (_open.TryGetValue(key, out var known)) return known;
        }

        var opened = await Connection.OpenAsync(settings, cancellation).ConfigureAwait(false);
        lock (_lock)
        {
            if (!_open.TryGetValue(key, out var first))
            {
                _open.Add(key, opened);
                return opened;
            }

            opened.Aws.Dispose();
            return first;
        }
    }

    /// <summary>Puts a connection in the place of the one that the settings would open: for tests that change its transport and its patience.</summary>
    public void Put(ConnectionSettings settings, Connection connection)
    {
        lock (_lock)
        {
            _open[KeyOf(settings)] = connection;
        }
    }

    /// <summary>
    /// Forgets a connection whose credentials AWS does not take any more, so that the next run looks for new ones. It is not closed, since
    /// others may still be using it.
    /// </summary>
    public void Forget(ConnectionSettings settings)
    {
        lock (_lock)
        {
            _open.Remove(KeyOf(settings));
        }
    }

    /// <summary>What tells connections apart: settings, and the session's AWS_* variables.</summary>
    public static string KeyOf(ConnectionSettings settings)
    {
        string?[] parts =
        [
            settings.Region, settings.ProfileName, settings.RoleArn, settings.ExternalId?.Reveal(), settings.EndpointUrl,
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Where(variable => ((string)variable.Key).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
                .Select(variable => $"{variable.Key}={variable.Value}")
                .OrderBy(text => text, StringComparer.Ordinal),
        ];
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", parts.Select(part => part ?? "\0")))));
    }
}
