using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Commands;

/// <summary>Records what is observed of clusters in a file, for replay with -Snapshot, for bug reports and for tests.</summary>
/// <remarks>
/// The file is JSON in the shapes of AWS's own answers, with the values of the metrics beside them, and holds no credentials. A decision on the file is
/// the decision that would have been made. A definition is not needed where -Cluster names the clusters; then no metrics are recorded.
/// </remarks>
[Cmdlet(VerbsData.Export, "EcsClusterSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportEcsClusterSnapshotCommand : DecidingCmdlet
{
    private readonly List<Observed> _seen = [];

    /// <summary>The file to write. All clusters of one invocation go into it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = "";

    /// <summary>Overwrite a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override bool NeedsDefinition => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var file = FileOf(OutFile);
        if (File.Exists(file) && !Force) End(Failures.FileExists(file));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachSight(SelectTargets(), SightScope.Everything, sight => _seen.Add(sight.Observed));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var file = FileOf(OutFile);
        if (_seen.Count == 0 || !ShouldProcess(file, "Write snapshot")) return;
        Attempt(file, () =>
        {
            Door.WriteSnapshot(file, _seen);
            WriteObject(new FileInfo(file));
        });
    }
}
