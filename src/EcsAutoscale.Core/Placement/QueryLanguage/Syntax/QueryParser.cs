using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

/// <summary>Reads compound expressions: conditions joined by and and or, negated, in parentheses.</summary>
internal sealed class QueryParser
{
    private readonly QueryReader _reader;
    private readonly ConditionParser _conditions;
    private int _depth;

    public QueryParser(string text)
    {
        if (text.Length > QueryLimits.MaximumLength)
            throw new QuerySyntaxException(
                QueryLimits.MaximumLength,
                text.Length - QueryLimits.MaximumLength,
                $"The expression has {text.Length} characters, more than {QueryLimits.MaximumLength}.");
        _reader = new QueryReader(text);
        _conditions = new ConditionParser(_reader);
    }

    public QueryNode Parse()
    {
        var root = Chain();
        return _reader.AtEnd ? root : throw _reader.Expected("'and', 'or' or the end");
    }

    private QueryNode Chain()
    {
        var operands = new List<QueryNode> { Operand() };
        var joints = new List<bool>();
        while (true)
        {
            _reader.SkipSpace();
            var isAnd = _reader.Take("&&") || _reader.TakeWord("and");
            if (!isAnd && !_reader.Take("||") && !_reader.TakeWord("or")) break;
            joints.Add(isAnd);
            operands.Add(Operand());
        }

        if (joints.Count == 0) return operands[0];
        return joints.Distinct().Count() == 1 ? new JunctionNode(operands, joints[0]) : new MixedNode(operands, joints);
    }

    private QueryNode Operand()
    {
        _reader.SkipSpace();
        if (++_depth > QueryLimits.MaximumDepth)
            throw new QuerySyntaxException(_reader.Position, _reader.AtEnd ? 0 : 1, $"The expression is nested deeper than {QueryLimits.MaximumDepth} levels.");
        var operand = _reader.Take("!") || _reader.TakeWord("not") ? new NotNode(Operand())
            : _reader.Take("(") ? Closed(Chain())
            : _conditions.Read();
        _depth--;
        return operand;
    }

    private QueryNode Closed(QueryNode inner) => _reader.Take(")") ? inner : throw _reader.Expected("'and', 'or' or ')'");
}
