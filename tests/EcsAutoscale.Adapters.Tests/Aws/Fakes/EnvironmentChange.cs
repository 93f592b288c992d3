using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace EcsAutoscale.Adapters.Tests.Aws.Fakes;

/// <summary>Environment variables for the length of a test. Only for tests of the collection <see cref="EnvironmentTests"/>.</summary>
internal sealed class EnvironmentChange : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public EnvironmentChange Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        FallbackInternalConfigurationFactory.Reset();
        return this;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        FallbackInternalConfigurationFactory.Reset();
    }
}
