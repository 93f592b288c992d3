namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>A set of ASCII characters.</summary>
/// <param name="Low">Bits of U+0000 to U+003F.</param>
/// <param name="High">Bits of U+0040 to U+007F.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High)
{
    public static readonly CharacterSet None = new(0, 0);
    public static readonly CharacterSet All = new(ulong.MaxValue, ulong.MaxValue);
    public static readonly CharacterSet Digits = Range('0', '9');
    public static readonly CharacterSet Words = Digits.With(Range('A', 'Z')).With(Range('a', 'z')).With(Of('_'));
    public static readonly CharacterSet Spaces = Range('\t', '\r').With(Of(' '));

    public static CharacterSet Of(char c) => c < 64 ? new(1UL << c, 0) : new(0, 1UL << (c - 64));

    public static CharacterSet Range(char first, char last)
    {
        var set = None;
        for (var c = first; c <= last; c++) set = set.With(Of(c));
        return set;
    }

    public bool Contains(char c) => ((c < 64 ? Low >> c : High >> (c - 64)) & 1) != 0;

    public CharacterSet With(CharacterSet other) => new(Low | other.Low, High | other.High);

    public CharacterSet Complement() => new(~Low, ~High);

    /// <summary>The set with both cases of each letter in it.</summary>
    public CharacterSet IgnoringCase()
    {
        // Capitals are bits 1 to 26 of the high half, small letters 32 further up.
        const ulong Capitals = 0x07FF_FFFE;
        return new(Low, High | ((High & Capitals) << 32) | ((High >> 32) & Capitals));
    }
}
