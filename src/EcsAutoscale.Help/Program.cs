using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace EcsAutoscale.Help;

/// <summary>Makes the file that Get-Help reads, out of what the cmdlets' classes, their doc comments and the example files say.</summary>
internal static class Program
{
    private const int Arguments = 4;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != Arguments)
        {
            Console.Error.WriteLine("EcsAutoscale.Help <module.dll> <System.Management.Automation.dll> <folder of examples> <help file>");
            return 2;
        }

        var module = Path.GetFullPath(arguments[0]);
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => Resolve(new AssemblyName(wanted.Name!).Name!, module, Path.GetFullPath(arguments[1]));
        try
        {
            Write(Assembly.LoadFrom(module), new DocComments(Path.GetDirectoryName(module)!), arguments[2], arguments[3]);
            return 0;
        }
        catch (HelpException exception)
        {
            Console.Error.WriteLine($"{module} : error HELP : {exception.Message}");
            return 1;
        }
    }

    private static void Write(Assembly module, DocComments comments, string examples, string file)
    {
        var cmdlets = module.GetExportedTypes().Select(CmdletInfo.Of).OfType<CmdletInfo>().OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).ToArray();
        var writer = new MamlWriter(comments, [.. cmdlets.Select(cmdlet => cmdlet.Name)]);
        var items = new XElement(
            Maml.Items, new XAttribute("schema", "maml"), cmdlets.Select(cmdlet => writer.Command(cmdlet, Example.Read(examples, cmdlet.Name))));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var output = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        new XDocument(items).Save(output);
    }

    private static Assembly? Resolve(string name, string module, string engine)
    {
        if (name == "System.Management.Automation") return Assembly.LoadFrom(engine);
        var beside = Path.Combine(Path.GetDirectoryName(module)!, name + ".dll");
        return File.Exists(beside) ? Assembly.LoadFrom(beside) : null;
    }
}
