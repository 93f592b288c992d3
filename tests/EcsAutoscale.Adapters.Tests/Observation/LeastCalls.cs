using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>
/// The fewest calls that a run over a cluster can make, from the limits of AWS's operations (ECS-FACTS section 6) and from what its decision needs: written down here once
/// more, and by themselves, so that the reader cannot agree with itself.
/// </summary>
internal sealed record LeastCalls
{
    /// <summary>Container instances, all of one group that the definition names.</summary>
    public required int Instances { get; init; }

    /// <summary>Services, each with a task definition of its own, all defined with one metric of CloudWatch.</summary>
    public required int Services { get; init; }

    /// <summary>Tasks of the cluster.</summary>
    public int Tasks { get; init; }

    /// <summary>
    /// The instances that have to be read, one round after the other: the candidates, then what takes their tasks; by each instance the services of the tasks on it.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Rounds { get; init; } = [];

    /// <summary>The services whose task definitions the process has read; those of this run are added.</summary>
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>What a service is called, by its number from 1.</summary>
    public static string NameOf(int service) => $"web-{service:000}";

    /// <summary>Operation to the number of calls.</summary>
    public SortedDictionary<string, int> Calls()
    {
        var calls = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["DescribeClusters"] = 1,
            ["ListContainerInstances"] = Math.Max(1, Ceiling(Instances, 100)),
            ["DescribeContainerInstances"] = Ceiling(Instances, 100),
            ["ListServices"] = Math.Max(1, Ceiling(Services, 100)),
            ["DescribeServices"] = Ceiling(Services, 10),
            ["DescribeAutoScalingGroups"] = 1,
            ["DescribeScalableTargets"] = Ceiling(Services, 50),
            ["GetMetricData"] = Ceiling(Services, 500),
        };
        AddDetails(calls);
        return new(calls.Where(pair => pair.Value > 0).ToDictionary(), StringComparer.Ordinal);
    }

    private void AddDetails(SortedDictionary<string, int> calls)
    {
        if (Rounds.Count == 0) return;
        calls["DescribeInstanceRefreshes"] = 1;
        calls["GetTaskProtection"] = Ceiling(Rounds[0].Sum(tasks => tasks.Count), 100);
        var (lists, descriptions, definitions) = (0, 0, 0);
        foreach (var round in Rounds)
        {
            var tasks = round.Sum(one => one.Count);
            var unread = Services - Known.Count;
            var oneByOne = (2 * round.Count) + Ceiling(tasks, 100) + Math.Min(tasks, unread);
            var whole = Math.Max(1, Ceiling(Tasks, 100)) + 1 + Ceiling(Tasks, 100) + Math.Min(Tasks, unread);
            lists += whole <= oneByOne ? Math.Max(1, Ceiling(Tasks, 100)) + 1 : 2 * round.Count;
            descriptions += Ceiling(whole <= oneByOne ? Tasks : tasks, 100);
            definitions += (whole <= oneByOne ? Enumerable.Range(1, Services).Select(NameOf) : round.SelectMany(one => one)).Count(Known.Add);
            if (whole <= oneByOne) break;
        }

        (calls["ListTasks"], calls["DescribeTasks"], calls["DescribeTaskDefinition"]) = (lists, descriptions, definitions);
    }

    private static int Ceiling(int items, int most) => (items + most - 1) / most;
}
