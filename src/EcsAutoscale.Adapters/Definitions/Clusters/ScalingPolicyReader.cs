using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Clusters;

/// <summary>Reads <c>scale_out</c> and <c>scale_in</c>.</summary>
internal static class ScalingPolicyReader
{
    /// <summary>The key of how instances are added.</summary>
    public const string ScaleOutKey = "scale_out";

    /// <summary>The key of how instances are removed.</summary>
    public const string ScaleInKey = "scale_in";

    private static readonly string[] ScaleOutKeys = ["step", "max_step", "warmup", "assurance"];

    private static readonly string[] ScaleInKeys =
        ["enabled", "fit", "assurance", "max_step", "cooldown", "min_age", "drain_timeout", "on_timeout", "terminate"];

    /// <summary>How a cluster's instances are added.</summary>
    public static ScaleOutPolicy ScaleOut(Fields cluster)
    {
        var standard = new ScaleOutPolicy();
        if (cluster.Below(ScaleOutKey, ScaleOutKeys) is not Fields fields) return standard;
        var policy = standard with
        {
            Step = Step(fields, standard.Step),
            MaxStep = fields.Whole("max_step", 1) ?? standard.MaxStep,
            Warmup = fields.Duration("warmup") ?? standard.Warmup,
            Assurance = Assurance(fields) ?? standard.Assurance,
        };
        if (policy.Step > policy.MaxStep) fields.In("step").Warning(fields.Raw("step")!, $"max_step holds it at {policy.MaxStep}");
        return policy;
    }

    /// <summary>How a cluster's instances are removed.</summary>
    public static ScaleInPolicy ScaleIn(Fields cluster)
    {
        var standard = new ScaleInPolicy();
        if (cluster.Below(ScaleInKey, ScaleInKeys) is not Fields fields) return standard;
        return new ScaleInPolicy
        {
            Enabled = fields.Flag("enabled") ?? standard.Enabled,
            Fit = fields.Choice("fit", ("one", ScaleInFit.One), ("many", ScaleInFit.Many)) ?? standard.Fit,
            Assurance = Assurance(fields) ?? standard.Assurance,
            MaxStep = fields.Whole("max_step", 1) ?? standard.MaxStep,
            Cooldown = fields.Duration("cooldown") ?? standard.Cooldown,
            MinAge = fields.Duration("min_age") ?? standard.MinAge,
            DrainTimeout = fields.Duration("drain_timeout") ?? standard.DrainTimeout,
            OnTimeout = fields.Choice("on_timeout", ("undrain", DrainTimeoutAction.Undrain), ("wait", DrainTimeoutAction.Wait)) ?? standard.OnTimeout,
            Terminate = fields.Flag("terminate") ?? standard.Terminate,
        };
    }

    private static Assurance? Assurance(Fields fields) =>
        fields.Choice("assurance", ("placement", Core.Definitions.Assurance.Placement), ("proof", Core.Definitions.Assurance.Proof));

    private static int? Step(Fields fields, int? standard)
    {
        if (fields.Value("step") is ScalarNode step && step.Is("auto")) return null;
        if (fields.Value("step") is null) return standard;
        var read = fields.Read<int>("step", "a whole number of at least 1, or auto", text => ScalarFormats.Whole(text) is int value && value >= 1 ? value : null);
        return read ?? standard;
    }
}
