using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>The instructions of a pattern: a non-deterministic automaton (Thompson's construction).</summary>
internal sealed class PatternProgram
{
    private const int MaximumInstructions = 2000;

    private readonly List<Instruction> _instructions = [];

    public IReadOnlyList<Instruction> Instructions => _instructions;

    /// <summary>The index of the instruction that is added next.</summary>
    public int Next => _instructions.Count;

    public int Add(InstructionKind kind, CharacterSet set = default)
    {
        if (Next == MaximumInstructions) throw new UnreadablePatternException("the pattern is too large");
        _instructions.Add(new Instruction(kind, set, 0, 0));
        return Next - 1;
    }

    /// <summary>Even nothing costs an instruction, so that repeating nothing is bounded too.</summary>
    public void AddNothing() => SetTargets(Add(InstructionKind.Jump), Next);

    public void SetTargets(int index, int first, int second = 0) =>
        _instructions[index] = _instructions[index] with { First = first, Second = second };
}
