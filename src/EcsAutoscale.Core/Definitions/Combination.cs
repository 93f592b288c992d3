namespace EcsAutoscale.Core.Definitions;

/// <summary>How one number is made of several.</summary>
public enum Combination
{
    /// <summary>All together.</summary>
    Sum,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>The arithmetic mean.</summary>
    Average,
}
