using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>One match of a pattern against a value: all ways at once, so that the time is bounded by their lengths.</summary>
/// <remarks>Not .NET's Regex: its dialect is another one, and a time-out would make the same snapshot give different plans.</remarks>
internal sealed class PatternRun
{
    private readonly IReadOnlyList<Instruction> _instructions;
    private readonly string _value;
    private readonly int[] _seenAt;
    private readonly Stack<int> _waiting = new();
    private List<int> _now = [];
    private List<int> _then = [];

    public PatternRun(IReadOnlyList<Instruction> instructions, string value)
    {
        _instructions = instructions;
        _value = value;
        _seenAt = new int[instructions.Count];
    }

    /// <param name="whole">Whether the match must span the whole value, or any part of it will do.</param>
    public bool Matches(bool whole)
    {
        for (var position = 0; ; position++)
        {
            var done = false;
            foreach (var taken in _then) done |= Follow(taken + 1, position);
            if (position == 0 || !whole) done |= Follow(0, position);
            if (done && (!whole || position == _value.Length)) return true;
            if (position == _value.Length) return false;
            Take(_value[position]);
        }
    }

    /// <summary>Puts on <c>_now</c> what can take a character after an instruction; returns whether the pattern can end there.</summary>
    private bool Follow(int start, int position)
    {
        var done = false;
        Visit(start, position);
        while (_waiting.Count > 0)
        {
            var index = _waiting.Pop();
            var instruction = _instructions[index];
            switch (instruction.Kind)
            {
                case InstructionKind.Take:
                    _now.Add(index);
                    break;
                case InstructionKind.Done:
                    done = true;
                    break;
                case InstructionKind.Jump:
                    Visit(instruction.First, position);
                    break;
                case InstructionKind.Split:
                    Visit(instruction.First, position);
                    Visit(instruction.Second, position);
                    break;
                default:
                    if (Holds(instruction.Kind, position)) Visit(index + 1, position);
                    break;
            }
        }

        return done;
    }

    private void Visit(int index, int position)
    {
        if (_seenAt[index] == position + 1) return;
        _seenAt[index] = position + 1;
        _waiting.Push(index);
    }

    private void Take(char character)
    {
        _now.RemoveAll(index => !_instructions[index].Set.Contains(character));
        (_now, _then) = (_then, _now);
        _now.Clear();
    }

    private bool Holds(InstructionKind assertion, int position) => assertion switch
    {
        InstructionKind.AtStart => position == 0,
        InstructionKind.AtEnd => position == _value.Length,
        InstructionKind.AtBoundary => IsBoundary(position),
        _ => !IsBoundary(position),
    };

    private bool IsBoundary(int position) => IsWord(position - 1) != IsWord(position);

    private bool IsWord(int index) => index >= 0 && index < _value.Length && CharacterSet.Words.Contains(_value[index]);
}
