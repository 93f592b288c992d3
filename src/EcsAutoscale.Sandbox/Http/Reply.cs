using System.Collections.Generic;
using System.Text;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>An answer before it is sent.</summary>
internal sealed record Reply(int Status, string ContentType, byte[] Body)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Reply Text(int status, string contentType, string body) => new(status, contentType, Encoding.UTF8.GetBytes(body));
}
