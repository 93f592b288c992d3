using System;
using System.IO;
using System.Linq;
using System.Text;
using EcsAutoscale.Adapters.Definitions;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Definitions;

public class FileProblemTests
{
    [Theory]
    [InlineData("", "the file is empty: write 'clusters:' and the clusters' names below it")]
    [InlineData("# only a comment\n", "the file is empty: write 'clusters:' and the clusters' names below it")]
    [InlineData("---\n", "the file is empty: write 'clusters:' and the clusters' names below it")]
    [InlineData("clusters", "1:1: the file wants keys (clusters, defaults), not a single value")]
    [InlineData("- clusters", "1:1: the file wants keys (clusters, defaults), not a list")]
    [InlineData("defaults: {}", "1:1: clusters: 'clusters' is missing: write 'clusters:' and the clusters' names below it")]
    [InlineData("clusters:", "1:10: clusters: 'clusters' is missing: write 'clusters:' and the clusters' names below it")]
    [InlineData("clusters: {}", "1:11: clusters: wants cluster names as keys, not nothing")]
    [InlineData("clusters: [a]", "1:11: clusters: wants cluster names as keys, not a list")]
    [InlineData("defaults: 3\nclusters: {c: {}}", "1:11: defaults: wants a cluster's keys, not a single value")]
    [InlineData("default: {}\nclusters: {c: {}}", "1:1: default: unknown key 'default': did you mean 'defaults'?")]
    [InlineData("clusters: {c: {}}\nclusters: {d: {}}", "2:1: clusters: the key 'clusters' is there twice: first in line 1")]
    [InlineData("clusters: {c: {}}\n---\nclusters: {d: {}}", "2:1: a second document begins here ('---'): a file holds one")]
    [InlineData("clusters:\n  c:\n\t\tmin: 1\n", "3:1: the line is indented with a tab: YAML allows only spaces there")]
    [InlineData("clusters:\n\tc: {}\n", "2:1: the line is indented with a tab: YAML allows only spaces there")]
    [InlineData("clusters:\n  c:\n    region: eu\n\tmin: 1\n", "4:1: the line is indented with a tab: YAML allows only spaces there")]
    [InlineData("clusters:\n  c: @x", "2:6: a value cannot begin with '@': put it in quotes")]
    [InlineData("clusters:\n  c: %x", "2:6: a value cannot begin with '%': put it in quotes")]
    [InlineData("clusters: {c: {}}\n\0evil: 1", "2:1: the control character U+0000 does not belong into YAML: take it out")]
    [InlineData("clusters: {c: [1,", "1:18: not YAML: while parsing a node, did not find expected node content")]
    [InlineData("clusters: [\nb:\n  c: 1\n", "1:11: not YAML: what follows here cannot be read: look for a bracket or quote that is not closed")]
    [InlineData("a: &a [*a]\nclusters: {c: {}}", "1:1: a: unknown key 'a': there are clusters, defaults")]
    public void A_problem_of_the_whole_file_stops_all_of_it(string text, string problem)
    {
        var set = Written.Text(text);
        Assert.Equal([problem[0] is >= '0' and <= '9' ? $"clusters.yml:{problem}" : $"clusters.yml: {problem}"], Written.Places(set));
        Assert.Null(set.Problems[0].Cluster);
        Assert.Empty(set.Clusters);
    }

    [Fact]
    public void A_node_inside_itself_is_reported() => Assert.Equal(
        ["clusters.yml:3:19: clusters.c.headroom[0]: the alias *h stands inside the node that it names"],
        Written.ProblemsOfCluster("headroom: &h [*h]"));

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        var laughs = string.Concat(Enumerable.Range(1, 30).Select(level => $"x-{level}: &l{level} [{string.Join(",", Enumerable.Repeat($"*l{level - 1}", 10))}]\n"));
        var set = Written.Text($"x-0: &l0 [ha]\n{laughs}clusters: {{c: {{}}}}\n");
        Assert.Contains("more than 50000 values", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        foreach (var text in new[] { new string('[', 100_000), string.Concat(Enumerable.Range(0, 200).Select(level => $"{new string(' ', level)}a:\n")) })
        {
            Assert.Contains("nested more than 64 deep", Assert.Single(Written.Text(text).Problems).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Merging_many_times_stays_bounded()
    {
        var chain = string.Concat(Enumerable.Range(1, 100).Select(level => $"x-{level}: &m{level} {{ <<: [*m{level - 1}, *m{level - 1}], k{level}: [*m{level - 1}, *m{level - 1}] }}\n"));
        Assert.Single(Written.Text($"x-0: &m0 {{a: 1}}\n{chain}clusters: {{c: {{}}}}\n").Problems);
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported()
    {
        using var written = new Written();
        Assert.Equal(["none.yml: the file cannot be read: it does not exist"], Written.Places(written.Read("none.yml")));
        Assert.Equal(["none.yml: the file cannot be read: it does not exist"], Written.Places(written.Read("no-folder/none.yml")));
    }

    [Fact]
    public void An_empty_path_is_reported() =>
        Assert.Equal([": this is no path: name a file or a folder"], Written.Places(DefinitionReader.Read("", _ => null)));

    [Fact]
    public void A_file_that_is_not_UTF_8_is_reported()
    {
        using var written = new Written();
        File.WriteAllBytes(Path.Combine(written.Folder, "clusters.yml"), [.. "clusters: {c: {region: "u8, 0xFF, .. "}}"u8]);
        Assert.Equal(["clusters.yml: the file is not UTF-8 text: save it as UTF-8"], Written.Places(written.Read("clusters.yml")));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        using var written = new Written();
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode })
        {
            File.WriteAllText(Path.Combine(written.Folder, "clusters.yml"), "clusters: {c: {}}", encoding);
            Assert.Single(written.Read("clusters.yml").Clusters);
        }
    }

    [Fact]
    public void Lines_may_end_as_on_Windows() =>
        Assert.Equal(["clusters.yml:3:10: clusters.c.min: wants a whole number of at least 0, not 'x'"], Written.Places(Written.Text("clusters:\r\n  c:\r\n    min: x\r\n")));

    [Fact]
    public void A_file_that_is_too_large_is_reported() => Assert.Equal(
        ["clusters.yml: the file is larger than 1 MiB: that is no definition"], Written.Places(Written.Text("#" + new string('x', 1024 * 1024))));

    [Fact]
    public void A_folder_without_definitions_is_reported()
    {
        using var written = new Written().File("notes.txt", "");
        Assert.Equal("the folder holds no .yml file: put a <cluster>.yml into it, or name a file", Assert.Single(written.Read().Problems).Message);
    }

    [Fact]
    public void A_cluster_of_two_files_is_reported_and_not_used()
    {
        using var written = new Written().File("a.yml", "min: 1").File("b.yml", "clusters:\n  a: {}\n  c: {}\n").File("c.yaml", "max: 3");
        var set = written.Read();
        Assert.Empty(set.Clusters);
        Assert.Equal(
            ["b.yml:2:3: the cluster is defined twice: first in a.yml, line 1", "c.yaml:1:1: the cluster is defined twice: first in b.yml, line 3"],
            Written.Places(set));
    }

    [Fact]
    public void A_cluster_that_is_there_twice_does_not_stop_the_others()
    {
        var set = Written.Text("clusters:\n  a: {}\n  a: {}\n  b: {}\n");
        Assert.Equal("b", Assert.Single(set.Clusters).Name);
        Assert.Equal(["clusters.yml:3:3: clusters.a: the key 'a' is there twice: first in line 2"], Written.Places(set));
    }

    [Fact]
    public void A8_One_unreadable_cluster_file_does_not_stop_the_other_clusters()
    {
        using var written = new Written().File("good.yml", "min: 1").File("broken.yml", "min: [1").File("locked.yml", "min: 1");
        using var locked = new FileStream(Path.Combine(written.Folder, "locked.yml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var set = written.Read();
        Assert.Equal("good", Assert.Single(set.Clusters).Name);
        Assert.Equal([("broken", ProblemSeverity.Error), ("locked", ProblemSeverity.Error)], set.Problems.Select(problem => (problem.Cluster, problem.Severity)));
    }

    [Fact]
    public void A8_One_unset_variable_does_not_stop_the_other_clusters()
    {
        using var written = new Written().With("B", "us-east-1")
            .File("a.yml", "region: %(A)").File("b.yml", "region: %(B)")
            .File("more.yml", "clusters: {c: {region: %(A)}, d: {region: %(B)}, %(A): {}}");
        var set = written.Read();
        Assert.Equal(["b", "d"], set.Clusters.Select(cluster => cluster.Name));
        Assert.Equal(["a", "c", "%(A)"], set.Problems.Select(problem => problem.Cluster));
    }
}
