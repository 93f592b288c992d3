using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A filter of a list.</summary>
internal sealed record Filter
{
    /// <summary>Such as <c>tag:environment</c> or <c>tag-key</c>.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<string>? Values { get; init; }
}
