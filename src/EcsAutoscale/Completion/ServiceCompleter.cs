using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EcsAutoscale.Completion;

/// <summary>Completes names of services: those of the definition and of the snapshot file, of the clusters that the command line names.</summary>
public sealed class ServiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, [
            .. Completions.Clusters(fakeBoundParameters)
                .Where(cluster => Completions.IsWanted(fakeBoundParameters, cluster.Name))
                .SelectMany(cluster => cluster.Services.Select(service => (service.Name, $"{cluster.Name}: {service.Min} to {service.Max} tasks"))),
            .. Completions.Recorded(fakeBoundParameters)
                .Where(cluster => Completions.IsWanted(fakeBoundParameters, cluster.Cluster))
                .SelectMany(cluster => (cluster.Services ?? []).Select(service => (service.Name, $"{cluster.Cluster}: desired {service.DesiredCount}"))),
        ]);
}
