using System;
using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class HostileTextTests
{
    private const string Secret = "s3cret-Value";

    private const string Sound =
        """
        x-a: &a { min: 1, max: 2 }
        defaults: { scale_in: { fit: many } }
        clusters:
          c:
            region: %(R)
            headroom: [{ cpu: 1 }]
            services:
              s:
                <<: *a
                type: celery
                data: { url: "http://u:%(R)@h/%(R)" }
                metric_sources:
                  http:
                    - url: 'http://h'
                      payload: { a: [null, 1, "%(R)"] }
                      statistics: [{ name: a, alias: b }]
                events:
                  - metric: a + b * (messages - 2)
                    min: 1
                    action: -1
        """;

    private static readonly Gen<string> Piece = Gen.OneOf(new[]
    {
        "%(R)", "%(", "%", ")", ":", ": ", "- ", "\n", "  ", "\t", "{", "}", "[", "]", ",", "&a ", "*a", "<<: ", "'", "\"", "|\n", ">-\n", "#", "!x ", "?", "---\n", "\0", "\uE000", "null", "0", "~",
    }.Select(piece => (IGen<string>)Gen.Const(piece)).ToArray());

    private static readonly Gen<string> Damaged =
        Gen.Select(Gen.Int[0, Sound.Length], Gen.Int[0, 6], Piece).Array[1, 4].Select(damages => damages.Aggregate(Sound, (text, damage) =>
        {
            var from = Math.Min(damage.Item1, text.Length);
            return text[..from] + damage.Item3 + text[Math.Min(from + damage.Item2, text.Length)..];
        }));

    [Fact]
    public void No_text_throws_or_shows_a_secret_and_what_is_wrong_has_a_place() => Damaged.Sample(
        text =>
        {
            var set = Written.Text(text, ("R", Secret));
            Assert.All(set.Problems, problem => Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.Ordinal));
            Assert.All(set.Problems, problem => Assert.True(problem.Line >= 0 && problem.Column >= 0 && problem.Line <= text.Count(letter => letter is '\n') + 1));
            Assert.True(set.Clusters.Count > 0 || set.Problems.Any(problem => problem.Severity == ProblemSeverity.Error));
        },
        iter: 2000);
}
