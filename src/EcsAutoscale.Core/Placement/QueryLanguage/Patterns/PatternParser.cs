using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>Reads a pattern by Java's rules; refuses what Java refuses, and what is beyond <see cref="JavaPattern"/>.</summary>
internal sealed class PatternParser
{
    private const int MaximumDepth = 64;
    private const int MaximumRepeat = 1000;

    private readonly string _text;
    private readonly bool _ignoreCase;
    private int _position;
    private int _depth;
    private int _anchors;

    public PatternParser(string text)
    {
        if (!text.All(JavaPattern.IsPrintable)) throw new UnreadablePatternException("the pattern is not of printable ASCII characters only");
        _text = text;
        _ignoreCase = Take("(?i)");
    }

    public PatternNode Parse()
    {
        var root = Alternation();
        return _position == _text.Length ? root : throw Unreadable("')' closes nothing");
    }

    private AlternationNode Alternation()
    {
        if (++_depth > MaximumDepth) throw Unreadable("it is nested too deep");
        var alternatives = new List<PatternNode> { Sequence() };
        while (Take("|")) alternatives.Add(Sequence());
        _depth--;
        return new AlternationNode(alternatives);
    }

    private SequenceNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (_position < _text.Length && _text[_position] is not ('|' or ')')) parts.Add(Part());
        return new SequenceNode(parts);
    }

    private PatternNode Part()
    {
        var anchors = _anchors;
        var atom = Atom();
        if (Quantifier() is not var (minimum, maximum)) return atom;
        // Java itself loses matches there: ([a]|\A){2} as a whole on "a".
        if (_anchors > anchors) throw Unreadable("anchors inside what is repeated are not supported");
        if (!Take("?") && Take("+")) throw Unreadable("possessive quantifiers are not supported");
        return Quantifier() is null ? new RepeatNode(atom, minimum, maximum) : throw Unreadable("a quantifier follows a quantifier");
    }

    private PatternNode Atom()
    {
        var c = _text[_position++];
        switch (c)
        {
            case '(':
                if (Take("?") && !Take(":")) throw Unreadable("groups that begin with '(?' are not supported, but for '(?:' and '(?i)' in front");
                var inner = Alternation();
                return Take(")") ? inner : throw Unreadable("a '(' is not closed");
            case '[': return new SetNode(new ClassParser(this).Read());
            case '.': return new SetNode(CharacterSet.All);
            case '^': return Anchor(InstructionKind.AtStart);
            case '$': return Anchor(InstructionKind.AtEnd);
            case '\\': return EscapedAnchor() ?? (PatternNode)Set(Escaped());
            case '*' or '+' or '?' or '{': throw Unreadable($"'{c}' stands where there is nothing to repeat");
            default: return Set(CharacterSet.Of(c));
        }
    }

    private SetNode Set(CharacterSet set) => new(Fold(set));

    /// <summary>What a character or escape in the pattern stands for, with its other case where case is ignored.</summary>
    internal CharacterSet Fold(CharacterSet set) => _ignoreCase ? set.IgnoringCase() : set;

    private AssertionNode Anchor(InstructionKind kind)
    {
        _anchors++;
        return new AssertionNode(kind);
    }

    private AssertionNode? EscapedAnchor()
    {
        InstructionKind? kind = Next() switch
        {
            'A' => InstructionKind.AtStart,
            'z' or 'Z' => InstructionKind.AtEnd,
            'b' => InstructionKind.AtBoundary,
            'B' => InstructionKind.NotAtBoundary,
            _ => null,
        };
        if (kind is null) return null;
        _position++;
        return Anchor(kind.Value);
    }

    /// <summary>Reads what follows a backslash.</summary>
    internal CharacterSet Escaped()
    {
        var c = Next();
        _position++;
        return c switch
        {
            'd' => CharacterSet.Digits,
            'D' => CharacterSet.Digits.Complement(),
            'w' => CharacterSet.Words,
            'W' => CharacterSet.Words.Complement(),
            's' => CharacterSet.Spaces,
            'S' => CharacterSet.Spaces.Complement(),
            '\0' => throw Unreadable("it ends in a backslash"),
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') => throw Unreadable($"'\\{c}' is not supported"),
            _ => CharacterSet.Of(c),
        };
    }

    private (int Minimum, int? Maximum)? Quantifier()
    {
        if (Take("*")) return (0, null);
        if (Take("+")) return (1, null);
        if (Take("?")) return (0, 1);
        if (!Take("{")) return null;
        var minimum = Count();
        var maximum = !Take(",") ? minimum : Next() == '}' ? (int?)null : Count();
        return Take("}") && !(maximum < minimum) ? (minimum, maximum) : throw Unreadable("a '{' is not a quantifier such as {2} or {1,3}");
    }

    private int Count()
    {
        var start = _position;
        while (Next() is >= '0' and <= '9') _position++;
        var read = int.TryParse(_text.Substring(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return read && count <= MaximumRepeat ? count : throw Unreadable($"a '{{' is not a quantifier of at most {MaximumRepeat} times");
    }

    /// <summary>The next character, or NUL at the end, which no pattern contains.</summary>
    internal char Next(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    internal bool Take(string symbol)
    {
        if (string.CompareOrdinal(_text, _position, symbol, 0, symbol.Length) != 0) return false;
        _position += symbol.Length;
        return true;
    }

    internal char TakeOne() => _text[_position++];

    internal static UnreadablePatternException Unreadable(string why) => new("the pattern cannot be read: " + why);
}
