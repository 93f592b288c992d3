using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>A pattern of queue names, in which <c>*</c> stands for any text and <c>?</c> for one character.</summary>
internal sealed class QueuePattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Regex _names;

    /// <summary>Reads a pattern.</summary>
    public QueuePattern(string pattern)
    {
        Expression = "^" + string.Concat(pattern.Select(character => character switch { '*' => ".*", '?' => ".", _ => Regex.Escape(character.ToString()) })) + "$";
        _names = new Regex(Expression, RegexOptions.CultureInvariant | RegexOptions.Singleline, Longest);
    }

    /// <summary>The same as a regular expression, for the server, which does not look at the case of letters.</summary>
    public string Expression { get; }

    /// <summary>Whether it fits a name, to the letter.</summary>
    public bool Fits(string name) => _names.IsMatch(name);
}
