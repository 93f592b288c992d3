using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>What the fake answers.</summary>
internal sealed record FakeAnswer(HttpStatusCode Status, string Body, string ContentType = "application/x-amz-json-1.1")
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static FakeAnswer Json(string body) => new(HttpStatusCode.OK, body);

    public static FakeAnswer JsonError(string type, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(status, $$"""{"__type":"{{type}}","message":"{{message}}"}""") { Headers = { ["x-amzn-RequestId"] = "req-1" } };

    public static FakeAnswer Xml(string operation, string result) =>
        new(HttpStatusCode.OK, $"<{operation}Response xmlns=\"http://example.com/doc/\"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>req-2</RequestId></ResponseMetadata></{operation}Response>", "text/xml");

    public static FakeAnswer XmlError(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new(status, $"<ErrorResponse xmlns=\"http://example.com/doc/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-3</RequestId></ErrorResponse>", "text/xml");

    public HttpResponseMessage ToMessage()
    {
        var message = new HttpResponseMessage(Status) { Content = new StringContent(Body, Encoding.UTF8, ContentType) };
        foreach (var (name, value) in Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
