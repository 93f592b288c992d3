using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>A part of a pattern, which can write the instructions that match it.</summary>
internal abstract class PatternNode
{
    public abstract void Emit(PatternProgram program);
}

internal sealed class SetNode(CharacterSet set) : PatternNode
{
    public override void Emit(PatternProgram program) => program.Add(InstructionKind.Take, set);
}

internal sealed class AssertionNode(InstructionKind kind) : PatternNode
{
    public override void Emit(PatternProgram program) => program.Add(kind);
}

internal sealed class SequenceNode(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public override void Emit(PatternProgram program)
    {
        if (parts.Count == 0) program.AddNothing();
        foreach (var part in parts) part.Emit(program);
    }
}

internal sealed class AlternationNode(IReadOnlyList<PatternNode> alternatives) : PatternNode
{
    public override void Emit(PatternProgram program)
    {
        var exits = new List<int>();
        for (var i = 0; i < alternatives.Count - 1; i++)
        {
            var split = program.Add(InstructionKind.Split);
            alternatives[i].Emit(program);
            exits.Add(program.Add(InstructionKind.Jump));
            program.SetTargets(split, split + 1, program.Next);
        }

        alternatives[alternatives.Count - 1].Emit(program);
        foreach (var exit in exits) program.SetTargets(exit, program.Next);
    }
}

/// <param name="part">What is repeated.</param>
/// <param name="minimum">Least number of times.</param>
/// <param name="maximum">Greatest number of times, or null for any.</param>
internal sealed class RepeatNode(PatternNode part, int minimum, int? maximum) : PatternNode
{
    public override void Emit(PatternProgram program)
    {
        if (maximum == 0) program.AddNothing();
        for (var i = 0; i < minimum; i++) part.Emit(program);
        if (maximum is null)
        {
            var loop = program.Add(InstructionKind.Split);
            part.Emit(program);
            program.SetTargets(program.Add(InstructionKind.Jump), loop);
            program.SetTargets(loop, loop + 1, program.Next);
            return;
        }

        var exits = new List<int>();
        for (var i = minimum; i < maximum; i++)
        {
            exits.Add(program.Add(InstructionKind.Split));
            part.Emit(program);
        }

        foreach (var exit in exits) program.SetTargets(exit, exit + 1, program.Next);
    }
}
