using System.Collections.Generic;
using EcsAutoscale.Core.Expressions.Nodes;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <param name="Root">The whole expression.</param>
/// <param name="Identifiers">The aliases in it, each once, in ordinal order.</param>
internal sealed record SyntaxTree(ExpressionNode Root, IReadOnlyList<string> Identifiers);
