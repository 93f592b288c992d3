using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Errors;
using EcsAutoscale.Pipeline;
using EcsAutoscale.Reading;

namespace EcsAutoscale.Commands;

/// <summary>Tests a clusters.yml: emits every problem, each with its line and column; nothing where all is well.</summary>
/// <remarks>
/// Nothing is called: neither AWS nor a metric source. Problems are output, not errors, so that they can be sorted, counted and
/// shown; a file that is not there is an error. With -Quiet the output is true where the definition has no error; warnings alone leave it true.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "EcsAutoscaleDefinition")]
[OutputType(typeof(DefinitionProblem), typeof(bool))]
public sealed class TestEcsAutoscaleDefinitionCommand : EcsCmdlet
{
    /// <summary>
    /// The definitions: clusters.yml files, or folders of them, one file a cluster. Without it, what the environment variable ECS_AUTOSCALE_PATH says,
    /// else ./clusters.yml.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Emit only true or false for each definition.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path ?? [null!]) Attempt(path, () => Check(PlaceOfDefinition(path)));
    }

    private void Check(DefinitionPlace place)
    {
        if (!place.Exists)
        {
            Report(Failures.DefinitionNotFound(place.File, ""));
            return;
        }

        var definitions = ReadDefinitions(place.File);
        var errors = definitions.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        Tell($"{place.File}: {definitions.Clusters.Count} usable clusters, {errors} errors, {definitions.Problems.Count - errors} warnings.");
        if (Quiet) WriteObject(errors == 0);
        else WriteObject(definitions.Problems.Select(problem => Emitted.Of(problem, Redactor)), enumerateCollection: true);
    }
}
