using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>
/// Reads an error answer of the Query protocol: <c>&lt;ErrorResponse&gt;&lt;Error&gt;&lt;Code&gt;</c>, or the older <c>&lt;Response&gt;&lt;Errors&gt;</c>.
/// </summary>
internal static class XmlErrorReader
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Makes the SDK's exception, by whose code and status the SDK decides on retries.</summary>
    public static AmazonServiceException Read(Stream body, IWebResponseData answer, Exception? inner, HttpStatusCode status)
    {
        var root = Load(body);
        var error = root?.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        var id = root?.Elements().FirstOrDefault(element => element.Name.LocalName is "RequestId" or "RequestID")?.Value
            ?? (answer.IsHeaderPresent(RequestIdHeader) ? answer.GetHeaderValue(RequestIdHeader) : null);
        var kind = (int)status >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return new AmazonServiceException(Child(error, "Message"), inner, kind, Child(error, "Code"), id, status);
    }

    private static string? Child(XElement? error, string name) =>
        error?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();

    private static XElement? Load(Stream body)
    {
        try
        {
            return SafeXml.Load(body);
        }
        catch (XmlException)
        {
            // A proxy's or load balancer's page: the status alone says what happened.
            return null;
        }
    }
}
