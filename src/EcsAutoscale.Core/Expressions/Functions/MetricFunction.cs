using System;
using EcsAutoscale.Core.Expressions.Nodes;

namespace EcsAutoscale.Core.Expressions.Functions;

/// <summary>A function that an expression may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Usage">How it is called, for error messages.</param>
/// <param name="Accepts">Whether it can be called with these arguments, judged by their number and kind.</param>
/// <param name="Apply">Its value for the elements of the list and the numbers.</param>
internal sealed record MetricFunction(
    string Name,
    string Usage,
    Func<Arguments, bool> Accepts,
    Func<double[], double[], Outcome> Apply);
