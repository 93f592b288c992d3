using System.Globalization;
using System.Linq;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>Python's decimal literals: <c>12</c>, <c>1_000</c>, <c>.5</c>, <c>5.</c>, <c>1.5e-3</c>.</summary>
internal static class NumberScanner
{
    public static Token Scan(string text, int start)
    {
        var end = SkipDigits(text, start);
        var whole = true;
        if (end < text.Length && text[end] == '.')
        {
            whole = false;
            end++;
            if (end < text.Length && Characters.IsDigit(text[end])) end = SkipDigits(text, end);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            if (digits < text.Length && Characters.IsDigit(text[digits]))
            {
                whole = false;
                end = SkipDigits(text, digits);
            }
        }

        if (end < text.Length && (Characters.ContinuesName(text[end]) || text[end] == '.')) throw NotANumber(text, start, end);
        return Read(text.Substring(start, end - start), new TextSpan(start, end - start), whole);
    }

    private static Token Read(string literal, TextSpan span, bool whole)
    {
        var digits = literal.Replace("_", "");
        if (whole && digits.Length > 1 && digits[0] == '0' && digits.Any(c => c != '0'))
            throw ExpressionSyntaxException.At(span, $"'{literal}' has leading zeros; write {digits.TrimStart('0')}.");
        var read = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return read && !double.IsInfinity(value)
            ? new Token(TokenKind.Number, span, literal, value)
            : throw ExpressionSyntaxException.At(span, $"{Shown(literal)} is too large for a number.");
    }

    private static int SkipDigits(string text, int index)
    {
        while (index < text.Length
            && (Characters.IsDigit(text[index])
                || (text[index] == '_' && index > 0 && Characters.IsDigit(text[index - 1])
                    && index + 1 < text.Length && Characters.IsDigit(text[index + 1]))))
            index++;
        return index;
    }

    private static ExpressionSyntaxException NotANumber(string text, int start, int end)
    {
        while (end < text.Length && (Characters.ContinuesName(text[end]) || text[end] == '.')) end++;
        var span = new TextSpan(start, end - start);
        return ExpressionSyntaxException.At(span, $"{Shown(text.Substring(start, end - start))} is not a decimal number.", "a number such as 12, 0.5 or 1e3");
    }

    private static string Shown(string literal) => literal.Length <= 40 ? $"'{literal}'" : $"'{literal.Substring(0, 40)}...'";
}
