using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Budget;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws;

/// <summary>The budget of calls, on a clock that goes on only while somebody waits.</summary>
public sealed class Budgets
{
    private TimeSpan _now;

    [Fact]
    public void A_burst_is_served_at_once_and_what_follows_at_the_steady_rate()
    {
        var bucket = new TokenBucket(() => _now);
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(TimeSpan.Zero, bucket.Take(50, 10)));
        Assert.Equal([0.1, 0.2, 0.3], Enumerable.Range(0, 3).Select(_ => bucket.Take(50, 10).TotalSeconds));
        _now = TimeSpan.FromSeconds(1.3);
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(TimeSpan.Zero, bucket.Take(50, 10)));
        Assert.Equal(0.1, bucket.Take(50, 10).TotalSeconds, tolerance: 1e-9);
    }

    [Fact]
    public void However_long_nothing_is_asked_no_more_than_the_burst_gathers()
    {
        var bucket = new TokenBucket(() => _now);
        Assert.Equal(TimeSpan.Zero, bucket.Take(2, 10));
        _now = TimeSpan.FromHours(1);
        Assert.Equal([0, 0, 0.1], Enumerable.Range(0, 3).Select(_ => bucket.Take(2, 10).TotalSeconds));
    }

    [Theory]
    [InlineData(0.5, 1_000)]
    [InlineData(1.0, 1_000)]
    [InlineData(0.1, 200)]
    public async Task No_second_and_no_span_of_time_sees_more_calls_than_the_share_of_burst_and_rate(double share, int calls)
    {
        using var budget = new CallBudget(() => _now, Wait);
        var at = new List<TimeSpan>();
        CallBudget.Use(share);
        for (var call = 0; call < calls; call++) await budget.RunAsync("ECS", call % 2 == 0 ? "ListTasks" : "DescribeTasks", () => Called(at), CancellationToken.None);
        Assert.Equal(calls, at.Count);
        for (var first = 0; first < calls; first += 7)
        {
            for (var last = first; last < calls; last += 11) Assert.True(last - first + 1 <= (100 * share) + (20 * share * (at[last] - at[first]).TotalSeconds) + 1.001);
        }
    }

    [Fact]
    public async Task Buckets_are_apart_and_without_a_share_nothing_waits()
    {
        using var budget = new CallBudget(() => _now, (_, _) => throw new InvalidOperationException("It waits."));
        var at = new List<TimeSpan>();
        CallBudget.Use(0.5);
        for (var call = 0; call < 25; call++) await budget.RunAsync("ECS", "UpdateService", () => Called(at), CancellationToken.None);
        for (var call = 0; call < 50; call++) await budget.RunAsync("ECS", "DescribeServices", () => Called(at), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => budget.RunAsync("ECS", "UpdateService", () => Called(at), CancellationToken.None));
        CallBudget.Use(null);
        for (var call = 0; call < 500; call++) await budget.RunAsync("ECS", "UpdateService", () => Called(at), CancellationToken.None);
    }

    [Fact]
    public async Task Who_is_cancelled_while_waiting_gives_the_token_back()
    {
        using var stop = new CancellationTokenSource();
        var waits = new List<TimeSpan>();
        using var budget = new CallBudget(() => _now, (wait, token) =>
        {
            waits.Add(wait);
            stop.Cancel();
            return token.IsCancellationRequested ? Task.FromCanceled(token) : Task.CompletedTask;
        });
        CallBudget.Use(0.5);
        for (var call = 0; call < 25; call++) await budget.RunAsync("ECS", "DescribeClusters", () => Called([]), CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => budget.RunAsync("ECS", "DescribeClusters", () => Called([]), stop.Token));
        await budget.RunAsync("ECS", "DescribeClusters", () => Called([]), CancellationToken.None);
        Assert.Equal([0.1, 0.1], waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task No_more_than_32_calls_are_under_way()
    {
        using var budget = new CallBudget(() => _now, Wait);
        var (under, most) = (0, 0);
        var open = new TaskCompletionSource();
        var all = Enumerable.Range(0, 100).Select(_ => budget.RunAsync("ECS", "DescribeServices", async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref under));
            await open.Task;
            Interlocked.Decrement(ref under);
            return true;
        }, TestContext.Current.CancellationToken)).ToArray();
        Assert.Equal(32, under);
        open.SetResult();
        await Task.WhenAll(all);
        Assert.Equal(32, most);
    }

    [Theory]
    [InlineData("ECS", "DescribeContainerInstances", 100, 20)]
    [InlineData("ECS", "ListTasks", 100, 20)]
    [InlineData("ECS", "UpdateContainerInstancesState", 100, 40)]
    [InlineData("ECS", "DescribeServices", 100, 20)]
    [InlineData("ECS", "UpdateService", 50, 5)]
    [InlineData("ECS", "DescribeTaskDefinition", 50, 20)]
    [InlineData("ECS", "GetTaskProtection", 200, 80)]
    [InlineData("ECS", "DescribeClusters", 50, 20)]
    [InlineData("ECS", "DescribeCapacityProviders", 50, 20)]
    [InlineData("CloudWatch", "GetMetricData", 50, 50)]
    public void The_rates_are_those_that_AWS_publishes(string service, string operation, double burst, double perSecond)
    {
        var bucket = ThrottleBucket.Of(service, operation);
        Assert.Equal((burst, perSecond), (bucket.Burst, bucket.PerSecond));
    }

    [Fact]
    public void Calls_of_instances_and_tasks_share_a_bucket_and_so_do_all_of_Auto_Scaling()
    {
        Assert.Same(ThrottleBucket.Of("ECS", "ListContainerInstances"), ThrottleBucket.Of("ECS", "DescribeTasks"));
        Assert.Same(ThrottleBucket.Of("Auto Scaling", "DescribeAutoScalingGroups"), ThrottleBucket.Of("Auto Scaling", "SetDesiredCapacity"));
        Assert.NotSame(ThrottleBucket.Of("ECS", "ListServices"), ThrottleBucket.Of("ECS", "UpdateService"));
    }

    private Task Wait(TimeSpan wait, CancellationToken cancellation)
    {
        _now += wait;
        return Task.CompletedTask;
    }

    private Task<bool> Called(List<TimeSpan> at)
    {
        at.Add(_now);
        return Task.FromResult(true);
    }
}
