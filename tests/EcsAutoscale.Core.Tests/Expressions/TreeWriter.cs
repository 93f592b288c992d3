using System.Linq;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Writes a tree as Python would have it: only the parentheses that are needed, or some more; spaces at random.</summary>
internal static class TreeWriter
{
    // Python's precedence, loosest first (The Python Language Reference, 6.17).
    private const int If = 0, Or = 1, And = 2, Not = 3, Comparison = 4, Sum = 5, Product = 6, Sign = 7, Power = 8, Atom = 9;

    public static string Write(Tree tree) => Write(tree, If);

    /// <param name="tree">What to write.</param>
    /// <param name="atLeast">The loosest precedence that can stand there without parentheses.</param>
    private static string Write(Tree tree, int atLeast)
    {
        var (text, level) = Plain(tree);
        return level < atLeast || tree.Style % 11 == 0 ? $"({Space(tree)}{text})" : text;
    }

    private static (string Text, int Level) Plain(Tree tree) => tree.Kind switch
    {
        "number" or "alias" => (tree.Text, Atom),
        "neg" => ("-" + Space(tree) + Write(tree.Operands[0], Sign), Sign),
        "pos" => ("+" + Space(tree) + Write(tree.Operands[0], Sign), Sign),
        "not" => ("not " + Write(tree.Operands[0], Not), Not),
        "if" => ($"{Write(tree.Operands[0], Or)} if {Write(tree.Operands[1], Or)} else {Write(tree.Operands[2], If)}", If),
        "or" => Infix(tree, "or", Or, Or, And),
        "and" => Infix(tree, "and", And, And, Not),
        "<" or "<=" or ">" or ">=" or "==" or "!=" => Infix(tree, tree.Kind, Comparison, Sum, Sum),
        "+" or "-" => Infix(tree, tree.Kind, Sum, Sum, Product),
        "*" or "/" or "//" or "%" => Infix(tree, tree.Kind, Product, Product, Sign),
        "**" => Infix(tree, "**", Power, Atom, Sign),
        "min[]" or "max[]" or "sum[]" => ($"{tree.Kind[..3]}([{List(tree)}])", Atom),
        _ when tree.Kind.StartsWith("chain ", System.StringComparison.Ordinal) => (Chain(tree, tree.Kind.Split(' ')), Comparison),
        _ => ($"{tree.Kind}{Space(tree)}({List(tree)})", Atom),
    };

    private static (string Text, int Level) Infix(Tree tree, string symbol, int level, int left, int right)
    {
        var space = char.IsLetter(symbol[0]) ? " " : Space(tree);
        return (Write(tree.Operands[0], left) + space + symbol + space + Write(tree.Operands[1], right), level);
    }

    private static string Chain(Tree tree, string[] words)
    {
        var written = tree.Operands.Select(o => Write(o, Sum)).ToArray();
        return $"{written[0]}{words[1]}{written[1]} {words[2]}{written[2]}";
    }

    private static string List(Tree tree) => string.Join("," + Space(tree), tree.Operands.Select(o => Write(o, If)));

    private static string Space(Tree tree) => (tree.Style % 5) switch { 0 => "", 1 => "  ", 2 => "\t", _ => " " };
}
