using System.Linq;

namespace EcsAutoscale.Core.Definitions;

/// <summary>A text of the definition, and how the file writes it: messages show that, since a variable's value may be secret.</summary>
/// <param name="Text">The text with its variables expanded.</param>
/// <param name="Written">The text with its variables by their names.</param>
public sealed record WrittenText(string Text, string Written)
{
    private const int LongestShown = 60;

    /// <summary>A text without variables.</summary>
    public WrittenText(string text)
        : this(text, text)
    {
    }

    /// <summary>As written, on one line, and short.</summary>
    public string Shown
    {
        get
        {
            var line = new string([.. Written.Select(character => char.IsControl(character) ? ' ' : character)]);
            return line.Length <= LongestShown ? line : line[..LongestShown] + "...";
        }
    }

    /// <summary>The same as <see cref="Shown"/>.</summary>
    public override string ToString() => Shown;
}
