using System;
using System.Threading.Tasks;
using EcsAutoscale.TestSupport;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.RealServers;

/// <summary>Finds real servers by the variables that .ci/run sets. Where one is missing, the test is skipped with the reason.</summary>
internal static class RealServer
{
    /// <summary>The value of a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="package">What has to be installed for it.</param>
    public static string Find(string variable, string package)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
            Skip.Because($"{variable} is not set: install {package}, then run the tests with .ci/run, which starts it, or set the variable to a server of your own.");
        return value;
    }

    /// <summary>Waits until something is as wanted: servers tell their numbers late.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> isWanted)
    {
        var end = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(60);
        while (true)
        {
            var seen = await look();
            if (isWanted(seen)) return seen;
            Assert.True(DateTimeOffset.UtcNow < end, $"After a minute it is still: {seen}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
