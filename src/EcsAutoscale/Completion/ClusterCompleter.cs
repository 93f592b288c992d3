using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EcsAutoscale.Completion;

/// <summary>Completes names of clusters: those of the definition and of the snapshot file.</summary>
public sealed class ClusterCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, [
            .. Completions.Recorded(fakeBoundParameters).Select(one => (one.Cluster, "recorded in the snapshot")),
            .. Completions.Clusters(fakeBoundParameters).Select(one => (one.Name, one.Enabled ? "defined" : "defined, not enabled")),
        ]);
}
