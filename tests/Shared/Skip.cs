using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace EcsAutoscale.TestSupport;

/// <summary>Skips a test for what the machine lacks, and says so on the screen: a plain <c>dotnet test</c> shows a skipped test without its reason.</summary>
internal static class Skip
{
    [DoesNotReturn]
    public static void Because(string reason)
    {
        TestContext.Current.SendDiagnosticMessage("Skipped, {0}: {1}", TestContext.Current.Test?.TestDisplayName ?? "a test", reason);
        Assert.Skip(reason);
    }
}
