using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Hostile texts are errors, and nobody's text costs more than its limits allow. How long they take is measured by the benchmarks.</summary>
public sealed class HostileExpressionTests
{
    public static TheoryData<string> Names { get; } = [.. HostileExpressions.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_text_is_an_error(string name)
    {
        var text = HostileExpressions.All.Single(one => one.Name == name).Text;
        if (MetricExpression.TryParse(text, out var expression, out var error))
            Assert.NotEmpty(expression.Evaluate(new Dictionary<string, double>(StringComparer.Ordinal) { ["q"] = 3 }).Failure!.Message);
        else
            Assert.InRange(error.Message.Length, 1, 300);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("q ** ", "")]
    [InlineData("q if q else ", "")]
    [InlineData("max([q, q, ", "])")]
    [InlineData("q < q < ", "")]
    public void Evaluating_asks_for_no_more_values_than_the_text_has_operands(string open, string close)
    {
        for (var levels = 1; levels < ExpressionLimits.MaximumDepth; levels *= 2)
        {
            var text = string.Concat(Enumerable.Repeat(open, levels)) + "q" + string.Concat(Enumerable.Repeat(close, levels));
            var values = new CountingValues();
            Expression.Parse(text).Evaluate(values);
            Assert.InRange(values.Asked, 1, text.Count(character => character == 'q'));
        }
    }

    [Fact]
    public void The_longest_texts_ask_for_at_most_as_many_values_as_there_may_be_operands()
    {
        var values = new CountingValues();
        Expression.Parse(string.Join("+", Enumerable.Repeat("q", 500))).Evaluate(values);
        Assert.Equal(500, values.Asked);
        Assert.InRange(values.Asked, 1, ExpressionLimits.MaximumNodes);
    }

    /// <summary>Every alias is 1; counts how often one is asked for.</summary>
    private sealed class CountingValues : IReadOnlyDictionary<string, double>
    {
        public int Asked { get; private set; }

        public int Count => 1;

        public IEnumerable<string> Keys => ["q"];

        public IEnumerable<double> Values => [1];

        public double this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

        public bool ContainsKey(string key) => key == "q";

        public bool TryGetValue(string key, out double value)
        {
            Asked++;
            value = 1;
            return true;
        }

        public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => Keys.Select(key => KeyValuePair.Create(key, 1.0)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
