using System.Management.Automation;
using EcsAutoscale.Host.Engine;
using EcsAutoscale.Host.Options;

namespace EcsAutoscale.Host.Output;

/// <summary>How the objects of a pipeline are written.</summary>
internal abstract class OutputMode
{
    /// <summary>The mode of a format.</summary>
    public static OutputMode Of(OutputFormat format) => format == OutputFormat.Json ? new JsonOutput() : new TextOutput();

    /// <summary>Runs the pipeline and writes what it emits, as it emits it.</summary>
    public abstract void Run(PowerShell shell, Streams streams);
}

/// <summary>As PowerShell shows them: by the engine's own formatter, with the views of the module.</summary>
internal sealed class TextOutput : OutputMode
{
    public override void Run(PowerShell shell, Streams streams) => shell.AddCommand("Out-Default").Invoke();
}

/// <summary>One JSON object a line.</summary>
internal sealed class JsonOutput : OutputMode
{
    public override void Run(PowerShell shell, Streams streams)
    {
        streams.ShowsOnError = true;
        using var objects = new PSDataCollection<PSObject>();
        objects.DataAdded += (_, _) =>
        {
            foreach (var one in objects.ReadAll()) streams.Output.WriteLine(ObjectJson.Write(one));
        };
        shell.Invoke(null, objects);
    }
}
