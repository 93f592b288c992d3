using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsAutoscale.Adapters.Observing.Reading;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>An error of one part ends the others, which would otherwise be waited for until their own time limits.</summary>
public sealed class BranchesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_error_stops_what_hangs_and_is_the_one_that_is_thrown()
    {
        using var branches = new Branches(Stop);
        var hangs = branches.Start(HangAsync);
        _ = branches.Start<int>(_ => throw new InvalidOperationException("first"));
        Assert.Equal("first", (await Assert.ThrowsAsync<InvalidOperationException>(branches.EndAsync)).Message);
        Assert.True(hangs.IsCanceled);
    }

    [Fact]
    public async Task Parts_that_parts_start_are_waited_for()
    {
        using var branches = new Branches(Stop);
        var late = new TaskCompletionSource<int>();
        Task<int>? inner = null;
        _ = branches.Start(_ =>
        {
            inner = branches.Start(_ => late.Task);
            return Task.FromResult(1);
        });
        var end = branches.EndAsync();
        Assert.False(end.IsCompleted);
        late.SetResult(2);
        await end;
        Assert.Equal(2, await inner!);
    }

    [Fact]
    public async Task A_page_that_fails_stops_the_descriptions_under_way()
    {
        var described = new TaskCompletionSource();
        var reading = Paging.DescribeAllAsync<int, int>(
            "List",
            [
                async (token, _) =>
                {
                    if (token is null) return new Page<int>([1, 2, 3], "next");
                    await described.Task;
                    throw new InvalidOperationException("page 2");
                },
            ],
            async (_, stop) =>
            {
                described.TrySetResult();
                return [await HangAsync(stop)];
            },
            2,
            Stop);
        Assert.Equal("page 2", (await Assert.ThrowsAsync<InvalidOperationException>(() => reading)).Message);
    }

    [Fact]
    public async Task What_is_left_over_of_several_lists_is_described_together()
    {
        var batches = new List<int>();
        var read = await Paging.DescribeAllAsync<int, int>(
            "List",
            [(_, _) => Task.FromResult(new Page<int>([1, 2, 3], null)), (_, _) => Task.FromResult(new Page<int>([4, 5], null))],
            (some, _) =>
            {
                lock (batches) batches.Add(some.Count);
                return Task.FromResult<IReadOnlyList<int>>([.. some]);
            },
            4,
            Stop);
        Assert.Equal([4, 1], batches);
        Assert.Equal(5, read.Count);
    }

    [Theory]
    [InlineData("DescribeTaskDefinition")]
    [InlineData("DescribeTasks")]
    [InlineData("GetTaskProtection")]
    [InlineData("DescribeServices")]
    [InlineData("DescribeScalingActivities")]
    public async Task An_observation_that_is_denied_one_thing_does_not_wait_for_another_that_hangs(string hangs)
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 8, 6)).Services("web", 12, s => s.Desired(2)));
        stand.Server.Faults.Inject(hangs, Fault.Hang, int.MaxValue);
        stand.Server.Faults.Inject("ListContainerInstances", Fault.AccessDenied, int.MaxValue);
        var error = await Assert.ThrowsAsync<AwsServiceException>(() => stand.ReadAsync().WaitAsync(TimeSpan.FromSeconds(25), Stop));
        Assert.Equal("ListContainerInstances", error.Operation);
    }

    private static async Task<int> HangAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        return 0;
    }
}
