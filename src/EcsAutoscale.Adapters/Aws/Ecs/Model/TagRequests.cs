using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Sets tags of a resource. Those with other keys stay.</summary>
internal sealed record TagResourceRequest
{
    /// <summary>A service's has to be in the long form.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>Key to 128, value to 256 characters: letters, digits, spaces and <c>+ - = . _ : / @</c>.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Nothing: the tags are set.</summary>
internal sealed record TagResourceResponse;
