using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Faults;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Killed;

/// <summary>
/// A run that is ended after each single request, carried out or not: from then on nothing of it reaches AWS, so that not even its own tidying up does. What
/// it leaves is what a killed process leaves; that a process can be killed there is shown with the host, in its tests.
/// </summary>
public sealed class CutOffTests
{
    private const int MostMinutes = 40;

    [Theory]
    [InlineData(100.0, "scale-out", false)]
    [InlineData(100.0, "scale-out", true)]
    [InlineData(10.0, "scale-in", false)]
    [InlineData(10.0, "scale-in", true)]
    [InlineData(10.0, "termination", false)]
    [InlineData(10.0, "termination", true)]
    [InlineData(100.0, "return", false)]
    [InlineData(100.0, "return", true)]
    public async Task After_each_request_the_next_runs_finish_the_work_or_undo_it(double backlog, string stage, bool isCarriedOut)
    {
        var (end, requests) = await CourseOf(backlog, stage, cutAt: int.MaxValue, isCarriedOut);
        Assert.InRange(requests, 10, 60);
        for (var cutAt = 1; cutAt <= requests; cutAt++)
        {
            var (endOfThis, _) = await CourseOf(backlog, stage, cutAt, isCarriedOut);
            Assert.True(end == endOfThis, $"cut off at request {cutAt}: {endOfThis}, and without {end}");
        }
    }

    private static async Task<(string End, int Requests)> CourseOf(double backlog, string stage, int cutAt, bool isCarriedOut)
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        await PrepareAsync(loop, watchman, stage);

        var (seen, isDead) = (0, false);
        var (arrived, carriedOut) = (loop.Server.Watch.Arrived!, loop.Server.Watch.CarriedOut!);
        loop.Server.Watch.Arrived = async request =>
        {
            if (isDead) return false;
            if (++seen >= cutAt) isDead = true;
            return (!isDead || isCarriedOut) && await arrived(request);
        };
        loop.Server.Watch.CarriedOut = async request => await carriedOut(request) && !isDead;
        await SmallCluster.MinuteAsync(loop, watchman, backlog);
        (loop.Server.Watch.Arrived, loop.Server.Watch.CarriedOut) = (arrived, carriedOut);

        await SmallCluster.SettleAsync(loop, watchman, backlog, MostMinutes);
        Assert.True(watchman.Broken.Count == 0, $"cut off at request {cutAt}: {string.Join("\n", watchman.Broken)}");
        return (SmallCluster.State(loop), seen);
    }

    // Up to the run that is to be cut off.
    private static async Task PrepareAsync(RunLoop loop, Watchman watchman, string stage)
    {
        if (stage == "scale-out") return;
        await SmallCluster.SettleAsync(loop, watchman, 100, MostMinutes);
        for (var minute = 0; minute < MostMinutes; minute++)
        {
            var drain = loop.Use(cloud => cloud.Ecs.Cluster("production").Instances.FirstOrDefault(instance => instance.Status == "DRAINING"));
            if (stage == "scale-in" ? await IsAboutToDrainAsync(loop) : stage == "return" ? drain is not null : drain is { Tasks.Count: 0 }) return;
            await SmallCluster.MinuteAsync(loop, watchman, 10);
        }

        throw new InvalidOperationException("The cluster never came to the stage " + stage + ".");
    }

    private static async Task<bool> IsAboutToDrainAsync(RunLoop loop) =>
        (await loop.PlanAsync()).Actions.Any(action => action.Kind == Core.Planning.ScalingActionKind.DrainInstance);
}
