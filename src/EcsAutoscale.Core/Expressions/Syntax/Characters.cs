using System.Globalization;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>ASCII classes, and how a character is named in an error message.</summary>
internal static class Characters
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool StartsName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    public static bool ContinuesName(char c) => StartsName(c) || IsDigit(c);

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>How many UTF-16 units the character at an index has: 2 for a surrogate pair.</summary>
    public static int LengthAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    /// <summary>The code point, with the character itself where showing it can do no harm to a terminal.</summary>
    public static string Describe(string text, int index)
    {
        var length = LengthAt(text, index);
        var codePoint = length == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
        if (codePoint is > ' ' and < 0x7f) return $"'{text[index]}'";
        var name = string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", codePoint);
        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.MathSymbol or UnicodeCategory.DashPunctuation
                => $"'{text.Substring(index, length)}' ({name})",
            _ => name,
        };
    }
}
