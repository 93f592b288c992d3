using BenchmarkDotNet.Running;
using EcsAutoscale.Benchmarks.Expressions;
using EcsAutoscale.Benchmarks.Packing;
using EcsAutoscale.Benchmarks.Planning;
using EcsAutoscale.Benchmarks.Reading;

namespace EcsAutoscale.Benchmarks;

/// <summary>
/// <c>--quick</c> prints medians within seconds (<c>--quick packing</c>, <c>--quick plan</c> and <c>--quick expressions</c> those of one part), <c>--reading</c> how long runs over the stand-in for AWS take when each answer takes 30 ms; anything else goes to BenchmarkDotNet, for example <c>--filter '*Packer*' --job short</c>.
/// Run with <c>-c Release</c>.
/// </summary>
public static class Program
{
    /// <summary>Runs what the arguments ask for.</summary>
    public static void Main(string[] args)
    {
        if (args is ["--reading"]) QuickReading.Run();
        else if (args is ["--quick", "plan"]) QuickPlanning.Run();
        else if (args is ["--quick", "expressions"]) QuickExpressions.Run();
        else if (args is ["--quick", ..])
        {
            QuickPacking.Run();
            if (args is not ["--quick"]) return;
            QuickPlanning.Run();
            QuickExpressions.Run();
        }
        else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
