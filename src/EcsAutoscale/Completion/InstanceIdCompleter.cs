using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace EcsAutoscale.Completion;

/// <summary>Completes ids of instances, of the snapshot file alone: AWS is never asked while somebody types.</summary>
public sealed class InstanceIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, Completions.Recorded(fakeBoundParameters)
            .Where(cluster => Completions.IsWanted(fakeBoundParameters, cluster.Cluster))
            .SelectMany(cluster => cluster.Instances)
            .Select(instance => (instance.Name, $"{instance.Status}, {instance.RunningTasksCount} tasks")));
}
