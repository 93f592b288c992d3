using System.Linq;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Texts that are made to cost much, or to do something else than arithmetic. Each is an error of the text or of its evaluation.</summary>
public static class HostileExpressions
{
    /// <summary>What it is, and its text.</summary>
    public static (string Name, string Text)[] All { get; } =
    [
        ("10,000 nested parentheses", Repeated("(", 10_000) + "1" + Repeated(")", 10_000)),
        ("1,900 nested parentheses", Repeated("(", 1_900) + "1" + Repeated(")", 1_900)),
        ("1,900 open parentheses", Repeated("(", 1_900)),
        ("4,000 signs", Repeated("-", 3_999) + "1"),
        ("nested calls", Repeated("abs(", 700) + "1" + Repeated(")", 700)),
        ("nested conditions", Repeated("1 if 0 else ", 330) + "1"),
        ("a tower of powers", "9**9**9"),
        ("a higher tower of powers", "9**9**9**9**9**9"),
        ("powers multiplied", string.Join("*", Enumerable.Repeat("9**300", 400))),
        ("a number of 4,000 digits", new string('9', 4_000)),
        ("a number of a million digits", new string('9', 1_000_000)),
        ("an exponent without end", "1e" + new string('9', 3_900)),
        ("rounding at the edge, 60 times over", Repeated("round(", 60) + "1e308" + Repeated(", -308)", 60) + "/0"),
        ("a thousand operands", string.Join("+", Enumerable.Repeat("1", 1_000))),
        ("a list of 2,000", $"sum([{string.Join(",", Enumerable.Repeat("1", 1_900))}])"),
        ("an attribute", "q.__class__"),
        ("attributes of a literal", "().__class__.__bases__[0].__subclasses__()"),
        ("an import", "__import__('os').system('true')"),
        ("a call of what is no function", "eval(1)"),
        ("a call of an alias", "q(1)"),
        ("a call of a call", "abs(1)(2)"),
        ("a function that is not there", "pow(9, 9, 9)"),
        ("an unknown name", "missing + 1"),
        ("nan", "nan"),
        ("NaN by a call", "float(1)"),
        ("NaN by arithmetic", "1e308 * 10 - 1e308 * 10"),
        ("infinity", "inf * 0"),
        ("a lambda", "(lambda: 1)()"),
        ("a comprehension", "sum([q for q in 1])"),
        ("a walrus", "(q := 9)"),
        ("a Cyrillic look-alike", "\u0430bs(1)"),
        ("full-width digits", "\uff11 + 1"),
        ("mathematical letters", "\U0001d5ba\U0001d5bb\U0001d5cc(1)"),
        ("a minus that is none", "2 \u2212 1"),
        ("text that runs from right to left", "1 \u202e+ 1"),
        ("4,000 characters that are not ASCII", new string('\u0436', 4_000)),
        ("nothing", ""),
        ("null characters", Repeated("\0", 4_000)),
    ];

    private static string Repeated(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
