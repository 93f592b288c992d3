using System;
using System.Reflection;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>A client around a client: what a test wants to do at a call, it does before the call goes on, or in its place.</summary>
public class Intercepted<T> : DispatchProxy
    where T : class
{
    private T _inner = null!;
    private Func<string, object, object?> _instead = null!;

    /// <summary>Wraps a client.</summary>
    /// <param name="inner">The client.</param>
    /// <param name="instead">Given operation and request: null to let the call go on, or the task to answer with.</param>
    internal static T Around(T inner, Func<string, object, object?> instead)
    {
        var proxy = Create<T, Intercepted<T>>();
        var self = (Intercepted<T>)(object)proxy;
        (self._inner, self._instead) = (inner, instead);
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var operation = targetMethod!.Name.Substring(0, targetMethod.Name.Length - "Async".Length);
        return _instead(operation, args![0]!) ?? targetMethod.Invoke(_inner, args);
    }
}
