using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>
/// Gives the ids in a metric math expression a prefix, since ids must differ within a call and several services' expressions share one.
/// Only whole names outside of quotes are ids; functions begin with a capital letter.
/// </summary>
internal static class ExpressionIds
{
    private static readonly Regex Token = new("\"[^\"]*\"|'[^']*'|[A-Za-z][A-Za-z0-9_]*", RegexOptions.CultureInvariant);

    /// <summary>The expression with each of the ids prefixed.</summary>
    public static string Prefixed(string expression, IReadOnlyCollection<string> ids, string prefix) =>
        Token.Replace(expression, token => ids.Contains(token.Value) ? prefix + token.Value : token.Value);

    /// <summary>The names in an expression that can only be ids: a lower-case letter first, outside of quotes. Each once, in its order.</summary>
    public static IReadOnlyList<string> NamesIn(string expression) =>
        [.. Token.Matches(expression).Cast<Match>().Select(match => match.Value).Where(name => name[0] is >= 'a' and <= 'z').Distinct(StringComparer.Ordinal)];
}
