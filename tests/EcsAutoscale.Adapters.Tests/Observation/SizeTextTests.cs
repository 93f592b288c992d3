using EcsAutoscale.Adapters.Observing.Mapping;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>Sizes as ECS writes them (ECS-FACTS section 1).</summary>
public sealed class SizeTextTests
{
    [Theory]
    [InlineData("1024", 1024L)]
    [InlineData("1 vCPU", 1024L)]
    [InlineData(".5 vcpu", 512L)]
    [InlineData("0.25vCPU", 256L)]
    [InlineData(" 2 vCPU ", 2048L)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Cpu_units(string? text, long? expected) => Assert.Equal(expected, SizeText.CpuUnits(text, "cpu"));

    [Theory]
    [InlineData("2048", 2048L)]
    [InlineData("1GB", 1024L)]
    [InlineData("0.5 GB", 512L)]
    [InlineData("3 gb", 3072L)]
    public void Mebibytes(string text, long expected) => Assert.Equal(expected, SizeText.Mebibytes(text, "memory"));

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("1 GB")]
    [InlineData("vCPU")]
    [InlineData("1e3")]
    [InlineData("99999999999")]
    public void What_is_no_size_is_an_error(string text) =>
        Assert.Equal("cpu", Assert.Throws<UnreadableItemException>(() => SizeText.CpuUnits(text, "cpu")).Where);
}
