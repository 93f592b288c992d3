using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>A pattern of queue names, in which <c>*</c> stands for any text and <c>?</c> for one character.</summary>
/// <param name="pattern">The pattern.</param>
internal sealed class QueuePattern(string pattern)
{
    private const char AnyText = '*';
    private const char AnyCharacter = '?';

    /// <summary>The same as a regular expression, for the server, which does not look at the case of letters.</summary>
    public string Expression { get; } =
        "^" + string.Concat(pattern.Select(character => character switch { AnyText => ".*", AnyCharacter => ".", _ => Regex.Escape(character.ToString()) })) + "$";

    /// <summary>
    /// Whether it fits a name, to the letter. At most as many steps as the product of the two lengths: a regular expression of many <c>.*</c>
    /// would take the longer the more of a name fits.
    /// </summary>
    public bool Fits(string name)
    {
        var (at, place) = (0, 0);
        var (afterAnyText, retry) = (-1, 0);
        while (at < name.Length)
        {
            if (place < pattern.Length && pattern[place] == AnyText)
            {
                afterAnyText = ++place;
                retry = at;
            }
            else if (place < pattern.Length && (pattern[place] == AnyCharacter || pattern[place] == name[at]))
            {
                at++;
                place++;
            }
            else if (afterAnyText >= 0)
            {
                // Only the last * has to take more: what it takes, the ones before it need not.
                place = afterAnyText;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (place < pattern.Length && pattern[place] == AnyText) place++;
        return place == pattern.Length;
    }
}
