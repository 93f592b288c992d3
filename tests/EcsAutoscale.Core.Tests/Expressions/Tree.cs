namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>An expression as the property test makes it: a number or alias, or an operation on trees.</summary>
/// <param name="Kind">The operator or function, or "number" or "alias".</param>
/// <param name="Text">What a leaf is written as, else empty.</param>
/// <param name="Number">The value of a leaf; NaN for an alias without one.</param>
/// <param name="Operands">What it is an operation on.</param>
/// <param name="Style">Decides spaces and superfluous parentheses when it is written.</param>
public sealed record Tree(string Kind, string Text, double Number, Tree[] Operands, int Style);
