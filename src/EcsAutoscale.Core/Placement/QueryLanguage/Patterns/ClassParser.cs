namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>Reads a character class after its bracket. Java's unions and intersections of classes are refused.</summary>
internal sealed class ClassParser(PatternParser pattern)
{
    public CharacterSet Read()
    {
        var complement = pattern.Take("^");
        var set = CharacterSet.None;
        var empty = true;
        while (empty || !pattern.Take("]"))
        {
            set = set.With(Item(empty));
            empty = false;
        }

        set = pattern.Fold(set);
        return complement ? set.Complement() : set;
    }

    private CharacterSet Item(bool isFirst)
    {
        var c = pattern.Next();
        switch (c)
        {
            case '\0':
                throw PatternParser.Unreadable("a '[' is not closed");
            case ']' or '[':
                throw PatternParser.Unreadable($"'{c}' in a class must be escaped");
            case '&' when pattern.Next(1) == '&':
                throw PatternParser.Unreadable("intersections of classes are not supported");
            case '-' when !isFirst && pattern.Next(1) != ']':
                throw PatternParser.Unreadable("'-' in a class must be escaped, first, or last");
            case '\\':
                pattern.TakeOne();
                var isLetter = char.IsLetter(pattern.Next());
                var escape = pattern.Next();
                var escaped = pattern.Escaped();
                return isLetter ? escaped : Range(escape);
            default:
                return Range(pattern.TakeOne());
        }
    }

    /// <summary>A character, or the range that it begins.</summary>
    private CharacterSet Range(char first)
    {
        if (pattern.Next() != '-' || pattern.Next(1) is ']' or '\0') return CharacterSet.Of(first);
        pattern.TakeOne();
        var last = pattern.Next();
        if (last is '\\' or '[' or '&' or '-' || last < first) throw PatternParser.Unreadable("a range in a class is not one such as a-z");
        return CharacterSet.Range(first, pattern.TakeOne());
    }
}
