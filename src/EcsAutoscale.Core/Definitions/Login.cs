namespace EcsAutoscale.Core.Definitions;

/// <summary>Who asks a source: given by keys of its own, where the URL does not carry it.</summary>
/// <param name="User">The user; empty for a source that knows passwords alone.</param>
/// <param name="Password">The password.</param>
public sealed record Login(Sensitive User, Sensitive Password);
