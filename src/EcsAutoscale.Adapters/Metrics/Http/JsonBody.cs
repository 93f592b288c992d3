using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Reads the body of an answer as JSON, up to a size.</summary>
internal static class JsonBody
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body.</summary>
    /// <param name="response">The answer, of which the headers have come.</param>
    /// <param name="mostBytes">The most bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<JsonAnswer> ReadAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var bytes = await BytesAsync(response, mostBytes, cancellation).ConfigureAwait(false);
        if (bytes is null) return JsonAnswer.Failed($"answered more than {mostBytes} bytes", status);
        if (bytes.Value.Length == 0) return JsonAnswer.Failed("is not JSON: the answer is empty", status);
        try
        {
            using var document = JsonDocument.Parse(bytes.Value);
            return AreTextsSound(document.RootElement)
                ? JsonAnswer.Of(document.RootElement.Clone(), status)
                : JsonAnswer.Failed("is not JSON: a text in it is not Unicode", status);
        }
        catch (JsonException problem)
        {
            // Its message quotes the answer, which may hold anything.
            return JsonAnswer.Failed($"is not JSON: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1} cannot stand there", status);
        }
    }

    // The parser takes bytes that are not UTF-8, and halves of surrogate pairs, and only whoever reads the text later is told.
    private static bool AreTextsSound(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(field => IsSound(() => field.Name) && AreTextsSound(field.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(AreTextsSound),
        JsonValueKind.String => IsSound(element.GetString),
        _ => true,
    };

    private static bool IsSound(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellation)
    {
        if (response.Content is null) return ReadOnlyMemory<byte>.Empty;
        if (response.Content.Headers.ContentLength > mostBytes) return null;

        // On .NET Framework a read does not look at the token.
        using var stop = cancellation.Register(response.Dispose);
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellation).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > mostBytes) return null;
        }

        var bytes = new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
        return bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }
}
