namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

internal enum InstructionKind
{
    /// <summary>Takes one character of the set.</summary>
    Take,

    /// <summary>Goes on at both targets.</summary>
    Split,

    /// <summary>Goes on at the first target.</summary>
    Jump,

    /// <summary>Goes on only at the start of the value.</summary>
    AtStart,

    /// <summary>Goes on only at its end.</summary>
    AtEnd,

    /// <summary>Goes on only between a word character and another one.</summary>
    AtBoundary,

    /// <summary>Goes on only where <see cref="AtBoundary"/> does not.</summary>
    NotAtBoundary,

    /// <summary>The pattern has matched.</summary>
    Done,
}

/// <param name="Kind">What it does.</param>
/// <param name="Set">What it takes.</param>
/// <param name="First">Where it goes on; unused by those that go on at the next one.</param>
/// <param name="Second">Where a split goes on as well.</param>
internal readonly record struct Instruction(InstructionKind Kind, CharacterSet Set, int First, int Second);
