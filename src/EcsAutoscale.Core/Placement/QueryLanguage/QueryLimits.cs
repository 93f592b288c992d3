namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>What a cluster query may at most be.</summary>
public static class QueryLimits
{
    /// <summary>Longest expression, in characters; AWS's own bound (ECS-FACTS section 2).</summary>
    public const int MaximumLength = 2000;

    /// <summary>Deepest nesting of parentheses and <c>not</c>.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Longest name of an attribute, in characters (Amazon ECS API, Attribute).</summary>
    public const int MaximumAttributeName = 128;

    /// <summary>Longest value that a pattern is matched against, in characters. A task group has at most 255.</summary>
    public const int MaximumMatchedValue = 512;
}
