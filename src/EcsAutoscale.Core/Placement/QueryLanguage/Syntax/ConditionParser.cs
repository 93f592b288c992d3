using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

/// <summary>Reads one condition: subject, operator, argument. Accepts for each subject the operators that AWS lists for it.</summary>
internal sealed class ConditionParser(QueryReader reader)
{
    private const string Attribute = "attribute:";
    private const string Subjects = "agentConnected, agentVersion, attribute:<name>, ec2InstanceId, registeredAt, runningTasksCount or task:group";

    private static readonly Comparison[] Texts = [Comparison.Equal, Comparison.In, Comparison.Matches];
    private static readonly Comparison[] Ordered =
        [Comparison.Equal, Comparison.Greater, Comparison.GreaterOrEqual, Comparison.Less, Comparison.LessOrEqual];
    private static readonly Comparison[] Every = [.. Ordered, Comparison.In, Comparison.Matches, Comparison.Exists];

    private readonly ValueReader _values = new(reader);

    public QueryNode Read()
    {
        var start = reader.Position;
        var subject = reader.TakeWhile(i => QueryReader.IsName(reader.Text[i]));
        if (subject.Length == 0) throw reader.Expected("a subject (" + Subjects + ")");
        switch (subject)
        {
            case "agentConnected": return OnText(subject, start, i => i.AgentConnected ? "true" : "false", "true", "false");
            case "ec2InstanceId": return OnText(subject, start, i => i.Ec2InstanceId);
            case "agentVersion": return new AgentVersionCondition(Operator(subject, Ordered), One<AgentVersion>(AgentVersion.TryRead, "a version such as 1.14.5"), From(start));
            case "registeredAt": return new RegisteredAtCondition(Operator(subject, Ordered), One<Moment>(Moment.TryRead, "a date such as 2018-06-18 or 2018-06-18T22:28:28Z"), From(start));
            case "runningTasksCount": return new RunningTasksCondition(Operator(subject, Ordered), One<int>(TryReadCount, "a whole number"), From(start));
            case "task:group":
                var groups = Operator(subject, Every);
                return new TaskGroupCondition(groups, Test(groups), From(start));
        }

        if (!subject.StartsWith(Attribute, StringComparison.Ordinal))
            throw new QuerySyntaxException(start, subject.Length, $"There is no subject {reader.Shown(start, subject.Length)}; there are {Subjects}.");
        var name = subject.Substring(Attribute.Length);
        if (name.Length is 0 or > QueryLimits.MaximumAttributeName || name.Contains(":"))
            throw new QuerySyntaxException(start, subject.Length, $"The name of an attribute has 1 to {QueryLimits.MaximumAttributeName} characters and no ':'.");
        var comparison = Operator(subject, Every);
        return new AttributeCondition(name, comparison, Test(comparison), From(start));
    }

    private TextCondition OnText(string subject, int start, Func<IQuerySubject, string?> value, params string[] known)
    {
        var comparison = Operator(subject, Texts);
        return new TextCondition(subject, value, comparison, Test(comparison, known), From(start));
    }

    private string From(int start) => reader.Text.Substring(start, reader.Position - start);

    /// <param name="comparison">The operator whose argument comes next.</param>
    /// <param name="known">The values there are, if only some make sense.</param>
    private TextTest Test(QueryOperator comparison, params string[] known) => comparison.Comparison switch
    {
        Comparison.Exists => TextTest.Anything,
        Comparison.In => TextTest.OneOf(_values.ReadList().Select(v => Known(v, known))),
        Comparison.Equal => TextTest.OneOf([Known(_values.ReadOne(isPattern: false), known)]),
        Comparison.Matches => TextTest.Pattern(_values.ReadOne(isPattern: true).Text),
        _ => TextTest.Order(comparison.Comparison, _values.ReadOne(isPattern: false).Text),
    };

    private string Known(QueryValue value, string[] known) =>
        known.Length == 0 || known.Contains(value.Text)
            ? value.Text
            : throw new QuerySyntaxException(value.Position, value.Length, $"Expected {string.Join(" or ", known)} but found {reader.Shown(value.Position, value.Length)}.");

    private delegate bool Reading<T>(string text, out T value);

    private T One<T>(Reading<T> read, string expected)
    {
        var value = _values.ReadOne(isPattern: false);
        return read(value.Text, out var known)
            ? known
            : throw new QuerySyntaxException(value.Position, value.Length, $"Expected {expected} but found {reader.Shown(value.Position, value.Length)}.");
    }

    private static bool TryReadCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private QueryOperator Operator(string subject, Comparison[] valid)
    {
        reader.SkipSpace();
        var start = reader.Position;
        var found = ReadOperator();
        if (valid.Contains(found.Comparison)) return found;
        var spellings = string.Join(" ", QueryOperator.Symbols.Select(s => s.Operator).Concat(QueryOperator.Words.Values)
            .Where(o => valid.Contains(o.Comparison)).Select(o => o.Symbol).Distinct());
        throw new QuerySyntaxException(start, reader.Position - start, $"{subject} cannot be compared by '{From(start)}'; it takes {spellings}.");
    }

    private QueryOperator ReadOperator()
    {
        foreach (var (spelling, known) in QueryOperator.Symbols)
            if (reader.Take(spelling)) return known;
        foreach (var word in QueryOperator.Words)
            if (reader.TakeWord(word.Key)) return word.Value;
        throw reader.Expected("an operator such as ==, !=, in, =~ or exists");
    }
}
