using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Faults;

/// <summary>
/// Whole closed loops with each fault on each operation that a run uses, at 1, 20 and 100 %: nothing happens twice, nothing is removed with tasks on it, no
/// desired value goes beyond a plan's, each run ends and names the operation, and once the faults stop the loop ends where it ends without them.
/// </summary>
public sealed class FaultMatrixTests
{
    private const int FaultyMinutes = 5;
    private const int MostMinutes = 40;

    // The course is of use only where it makes every change that there is.
    private static readonly string[] Changes =
    [
        "DeleteAttributes", "PutAttributes", "SetDesiredCapacity", "TerminateInstanceInAutoScalingGroup", "UpdateAutoScalingGroup", "UpdateContainerInstancesState", "UpdateService",
    ];

    private static readonly Lazy<Task<Course>> Healthy = new(() => CourseOf(null, 0, "*"));

    public static TheoryData<FaultKind, int> Cells
    {
        get
        {
            var cells = new TheoryData<FaultKind, int>();
            foreach (var kind in new[]
            {
                FaultKind.Throttle, FaultKind.ServerError, FaultKind.Unavailable, FaultKind.Reset, FaultKind.LostAnswer, FaultKind.TruncatedBody, FaultKind.MalformedBody,
                FaultKind.Hang, FaultKind.AccessDenied, FaultKind.NotFound,
            })
            {
                foreach (var percent in new[] { 1, 20, 100 }) cells.Add(kind, percent);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Faults_of_any_operation_break_no_promise_and_change_no_end(FaultKind kind, int percent)
    {
        var healthy = await Healthy.Value;
        Assert.Empty(healthy.Broken);
        Assert.Subset(new HashSet<string>(healthy.Operations), new HashSet<string>(Changes));
        foreach (var operation in percent == 1 ? ["*", .. healthy.Operations] : healthy.Operations)
        {
            var course = await CourseOf(new Fault(kind), percent, operation);
            Assert.True(course.Broken.Count == 0, $"{operation}: {string.Join("\n", course.Broken)}");
            Assert.True(healthy.Ends.SequenceEqual(course.Ends), $"{operation}: {string.Join(" | ", course.Ends)}, and without faults {string.Join(" | ", healthy.Ends)}");
            Assert.True(course.HighestDesired <= healthy.HighestDesired, $"{operation}: {course.HighestDesired} instances, and without faults {healthy.HighestDesired}");
            Assert.All(course.Unnamed, run => Assert.Fail($"{operation}: a run failed and told nothing of it: {run}"));
        }
    }

    private static async Task<Course> CourseOf(Fault? fault, int percent, string operation)
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        var (ends, unnamed) = (new List<string>(), new List<string>());

        // Up; down; and while a drain is under way up again.
        foreach (var (backlog, isInterrupted) in new[] { (100.0, false), (10.0, true), (100.0, false), (20.0, false) })
        {
            if (fault is not null)
            {
                if (fault.Kind == FaultKind.Hang) await loop.BePatientAsync(TimeSpan.FromMilliseconds(100));
                loop.Server.Faults.InjectRandomly(operation, fault, percent / 100.0, seed: percent + (int)backlog);
                for (var minute = 0; minute < FaultyMinutes; minute++)
                {
                    var before = loop.Server.Requests.All.Count;
                    var run = await SmallCluster.MinuteAsync(loop, watchman, backlog);
                    var hit = loop.Server.Requests.All.Skip(before).Where(request => request.Fault is not null).Select(request => request.Operation).Distinct().ToArray();
                    if (run.Failed && !hit.Any(name => run.Told.Any(sentence => sentence.Contains(name, StringComparison.Ordinal))))
                        unnamed.Add($"{string.Join(",", hit)}: {string.Join(" / ", run.Told)}");
                }

                loop.Server.Faults.Clear();
                if (fault.Kind == FaultKind.Hang) await loop.BePatientAsync(TimeSpan.FromSeconds(30));
            }

            if (isInterrupted)
            {
                for (var minute = 0; minute < MostMinutes && !loop.Use(cloud => cloud.Ecs.Cluster("production").Instances.Any(i => i.Status == "DRAINING")); minute++)
                    await SmallCluster.MinuteAsync(loop, watchman, backlog);
                continue;
            }

            await SmallCluster.SettleAsync(loop, watchman, backlog, MostMinutes);
            ends.Add(SmallCluster.State(loop));
        }

        return new Course(
            ends, watchman.Broken, watchman.HighestDesired, unnamed,
            [.. loop.Server.Requests.All.Select(request => request.Operation).Distinct().OrderBy(name => name, StringComparer.Ordinal)]);
    }

    private sealed record Course(
        IReadOnlyList<string> Ends, IReadOnlyList<string> Broken, int HighestDesired, IReadOnlyList<string> Unnamed, IReadOnlyList<string> Operations);
}
