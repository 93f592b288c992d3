using System;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Patterns;

/// <summary>Carries the reason out of the recursive parser to <see cref="JavaPattern.TryRead"/>, and no further.</summary>
internal sealed class UnreadablePatternException(string message) : Exception(message);
