using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>
/// The everyday part of <c>java.util.regex.Pattern</c>, on printable ASCII: characters, <c>.</c>, classes, <c>\d \w \s</c> and their
/// complements, groups, <c>|</c>, quantifiers greedy and lazy, anchors, <c>\b</c>, and <c>(?i)</c> in front. All else is refused, not guessed.
/// </summary>
internal sealed class JavaPattern
{
    private readonly IReadOnlyList<Instruction> _instructions;

    private JavaPattern(IReadOnlyList<Instruction> instructions) => _instructions = instructions;

    /// <param name="text">The pattern.</param>
    /// <param name="pattern">The pattern, or null.</param>
    /// <param name="problem">Why it cannot be read, as a phrase, or null.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out JavaPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        problem = null;
        try
        {
            var program = new PatternProgram();
            new PatternParser(text).Parse().Emit(program);
            program.Add(InstructionKind.Done);
            pattern = new JavaPattern(program.Instructions);
            return true;
        }
        catch (UnreadablePatternException unreadable)
        {
            problem = unreadable.Message;
            return false;
        }
    }

    /// <summary>Whether a value is one on which these patterns mean what they mean in Java.</summary>
    public static bool CanMatch(string value) => value.Length <= QueryLimits.MaximumMatchedValue && value.All(IsPrintable);

    public static bool IsPrintable(char c) => c is >= ' ' and <= '~';

    public bool MatchesWhole(string value) => new PatternRun(_instructions, value).Matches(whole: true);

    public bool MatchesPart(string value) => new PatternRun(_instructions, value).Matches(whole: false);
}
