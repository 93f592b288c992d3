using System;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>
/// Scores a shape for an instance. With a = the room that would be left and w = the weights of the resources (the demand that is left, the most
/// demanded at 1), all as shares of an instance: |a|²|w|² − (a·w)² is how far a is off the direction of w (Lagrange's identity: the squared area
/// between them), and Σ w·a² is how much is left. Room off the demand's direction is room that the demand cannot use.
/// </summary>
internal sealed class FillScore
{
    private readonly PackingModel _model;
    private readonly double[] _weights;
    private readonly double[] _inverseScale;
    private Weighting _weighting;
    private bool _leastRoomLeft;
    private double _direction;
    private double[] _bonus = [];
    private double _weightsSquared;

    public FillScore(PackingModel model)
    {
        _model = model;
        _weights = new double[model.Dimensions];
        _inverseScale = model.InverseScale;
    }

    public void Begin(FillRule rule, double[] bonus)
    {
        _weighting = rule.Weighting;
        _leastRoomLeft = rule.Goal == FillGoal.LeastRoomLeft;
        _direction = rule.Direction;
        _bonus = bonus;
    }

    /// <summary>Takes the demand that is left as the direction.</summary>
    public void Aim(double[] demand)
    {
        double largest = 0;
        foreach (double amount in demand) largest = Math.Max(largest, amount);
        _weightsSquared = 0;
        for (int dimension = 0; dimension < demand.Length; dimension++)
        {
            double weight = largest > 0 ? Math.Max(0, demand[dimension] / largest) : 0;
            if (_weighting == Weighting.Squared) weight *= weight;
            else if (_weighting == Weighting.Root) weight = Math.Sqrt(weight);
            _weights[dimension] = weight;
            _weightsSquared += weight * weight;
        }
    }

    /// <summary>The higher, the better; minus infinity where a task of the shape does not fit.</summary>
    public double Of(int shape, long[] free)
    {
        double squared = 0, along = 0, left = 0;
        long[] needs = _model.Needs;
        for (int dimension = 0, at = shape * free.Length; dimension < free.Length; dimension++, at++)
        {
            long need = needs[at];
            long over = free[dimension] - need;
            if (over < 0 && need > 0) return double.NegativeInfinity;
            double rest = over * _inverseScale[dimension];
            double weighted = _weights[dimension] * rest;
            squared += rest * rest;
            along += weighted;
            left += weighted * rest;
        }

        double off = Math.Max(0, (squared * _weightsSquared) - (along * along));
        double score = _leastRoomLeft ? -left - (_direction * off) : -along - (_direction * Math.Sqrt(off));
        return score + _bonus[shape];
    }

    /// <summary>The weighted mean of the shares that are left.</summary>
    public double Waste(long[] free)
    {
        double waste = 0, weights = 0;
        for (int dimension = 0; dimension < free.Length; dimension++)
        {
            waste += _weights[dimension] * Math.Max(0, free[dimension]) * _inverseScale[dimension];
            weights += _weights[dimension];
        }

        return weights > 0 ? waste / weights : 0;
    }
}
