using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>Tests that change the process's environment; they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentTests
{
    public const string Name = "environment";
}
