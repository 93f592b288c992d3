using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Strategies;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Oracle;
using Xunit;

namespace EcsAutoscale.Core.Tests.Properties;

public sealed class AnyOrderProofProperties(ITestOutputHelper output)
{
    [Fact]
    public void The_proof_never_says_yes_where_some_order_or_choice_strands_a_task()
    {
        var (proven, unproven) = (0, 0);
        foreach (var cluster in SmallClusters.Sampled(seed: 7, count: 6_000).Concat(SmallClusters.Systematic().Where((_, index) => index % 5 == 0)))
        {
            var bare = cluster with { BufferCpu = 0, BufferMemory = 0 };
            for (var removed = 0; removed < bare.Instances.Count; removed++)
            {
                if (bare.Instances[removed].Drains) continue;
                var oracle = new ExhaustiveOracle(bare, removed);
                var holds = Holds(bare, removed);
                Assert.True(!holds || oracle.AnyChoiceWorks(), $"instance {removed}\n{bare}");
                if (holds) proven++;
                else if (oracle.AnyChoiceWorks()) unproven++;
            }
        }

        output.WriteLine($"proven: {proven}; true but left to the search: {unproven}");
        Assert.True(proven > 5_000);
    }

    private static bool Holds(SmallCluster cluster, int removed)
    {
        var view = new ClusterView(new ClusterDefinition { Name = "small" }, cluster.Snapshot());
        var room = view.NewRoom();
        room.Close(room.Rooms[removed]);
        var leaving = view.Instances.Where((instance, index) => index == removed || instance.Status == InstanceStatus.Draining);
        List<TaskKind> kinds = [.. leaving.SelectMany(instance => instance.Tasks!).Select(task => view.Kinds.OfTask(task)!)];
        return AnyOrderProof.Holds(room, kinds);
    }
}
