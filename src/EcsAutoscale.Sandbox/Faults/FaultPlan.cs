using System.Collections.Generic;
using System.Threading;

namespace EcsAutoscale.Sandbox.Faults;

/// <summary>
/// Which requests go wrong. A pattern is an operation (DescribeServices), a service's (ecs:DescribeServices, ecs:*), or * for all; the first rule that
/// applies decides. Services: ecs, autoscaling, monitoring, sqs, sts, rabbitmq (GetQueue, ListQueues), metrics (GetMetrics).
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];

    /// <summary>Lets the next requests that match go wrong.</summary>
    /// <param name="pattern">Which requests.</param>
    /// <param name="fault">How.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> for all.</param>
    /// <param name="after">How many matching requests go well before.</param>
    public void Inject(string pattern, Fault fault, int times = 1, int after = 0)
    {
        lock (_lock)
            _rules.Add(new Rule(pattern, fault) { Skip = after, Left = times });
    }

    /// <summary>Lets some of the requests that match go wrong, the same ones for the same seed.</summary>
    /// <param name="pattern">Which requests.</param>
    /// <param name="fault">How.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="seed">Of the choice.</param>
    public void InjectRandomly(string pattern, Fault fault, double probability, int seed)
    {
        lock (_lock)
            _rules.Add(new Rule(pattern, fault) { Left = int.MaxValue, Probability = probability, State = unchecked((ulong)seed) });
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_lock)
            _rules.Clear();
    }

    internal Fault? Next(string service, string operation)
    {
        lock (_lock)
        {
            foreach (var rule in _rules)
            {
                if (rule.Matches(service, operation) && rule.Strikes())
                    return rule.Fault;
            }

            return null;
        }
    }

    private sealed class Rule(string pattern, Fault fault)
    {
        public Fault Fault => fault;

        public int Skip { get; set; }

        public int Left { get; set; }

        public double Probability { get; init; } = 1;

        public ulong State { get; set; }

        public bool Matches(string service, string operation) =>
            pattern == "*" || pattern == operation || pattern == service + ":" + operation || pattern == service + ":*";

        public bool Strikes()
        {
            if (Left == 0 || (Skip > 0 && Skip-- > 0))
                return false;
            if (Probability < 1 && Chance() >= Probability)
                return false;
            if (Left != int.MaxValue)
                Left--;
            return true;
        }

        /// <summary>The next number of SplitMix64 as a fraction: System.Random promises no sequence across runtimes.</summary>
        private double Chance()
        {
            var mixed = State += 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
