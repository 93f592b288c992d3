using System.Linq;
using EcsAutoscale.Adapters.Definitions.Yaml;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>
/// Reports what the text itself got wrong anywhere below a node (unset variables, keys that are there twice, aliases of nothing), so that
/// it is found in parts that no reader looks at as well.
/// </summary>
internal static class NodeCheck
{
    /// <summary>Walks all that is below a node, and the node.</summary>
    public static void Report(YamlNode node, Scope scope)
    {
        scope.Report(node.Faults);
        if (node is MappingNode mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                var within = scope.In(entry.Key.Written);
                within.Report(entry.Key.Faults);
                Report(entry.Value, within);
            }
        }
        else if (node is SequenceNode sequence)
        {
            foreach (var (item, index) in sequence.Items.Select((item, index) => (item, index))) Report(item, scope.At(index));
        }
    }
}
