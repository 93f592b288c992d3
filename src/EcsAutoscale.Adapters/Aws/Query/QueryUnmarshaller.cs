using System;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>Reads an answer of AWS's Query protocol: <c>&lt;XResponse&gt;&lt;XResult&gt;...</c>.</summary>
/// <param name="operation">The operation, which names the elements.</param>
/// <param name="read">Reads the result element; an empty one where the operation answers with nothing.</param>
internal sealed class QueryUnmarshaller<TOutput>(string operation, Func<XmlMembers, TOutput> read) : XmlResponseUnmarshaller
    where TOutput : class
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            return new AwsResponse<TOutput> { Output = Read(input) };
        }
        catch (UnreadableAnswerException problem)
        {
            return new AwsResponse<TOutput> { Problem = problem };
        }
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        XmlErrorReader.Read(input.Stream, input.ResponseData, innerException, statusCode);

    private TOutput Read(XmlUnmarshallerContext input)
    {
        var root = Parse(input);
        if (root.Name.LocalName != operation + "Response")
            throw new UnreadableAnswerException($"its root element is {root.Name.LocalName}, not {operation}Response.");
        return read(new XmlMembers(root).Structure(operation + "Result") ?? XmlMembers.None);
    }

    private static XElement Parse(XmlUnmarshallerContext input)
    {
        try
        {
            return SafeXml.Load(input.Stream);
        }
        catch (XmlException problem)
        {
            throw new UnreadableAnswerException($"its XML cannot be read at line {problem.LineNumber}, column {problem.LinePosition}.", problem);
        }
    }
}
