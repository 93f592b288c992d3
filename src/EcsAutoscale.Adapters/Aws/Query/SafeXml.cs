using System.IO;
using System.Xml;
using System.Xml.Linq;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>Reads XML that comes from outside: no document type, and so no entities.</summary>
internal static class SafeXml
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="XmlException">It is not XML, or has a document type.</exception>
    public static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}
