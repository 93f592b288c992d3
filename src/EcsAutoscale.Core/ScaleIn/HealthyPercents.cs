using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// How many tasks of a service must stay healthy and how many may exist while a drain replaces them: the minimum is rounded up, the maximum
/// down (ECS-FACTS section 4). For CODE_DEPLOY and EXTERNAL the default percents count.
/// </summary>
/// <param name="Minimum">Percent, 0 to 100.</param>
/// <param name="Maximum">Percent, 100 to 200 and more.</param>
/// <param name="Fewest">Tasks that must stay healthy.</param>
/// <param name="Most">Tasks that may exist.</param>
/// <param name="Desired">The desired count.</param>
public readonly record struct HealthyPercents(int Minimum, int Maximum, long Fewest, long Most, int Desired)
{
    /// <summary>Whether no task may stop first and none may start first, so that a drain never finishes.</summary>
    public bool NeverDrains => Desired > 0 && Fewest >= Desired && Most <= Desired;

    /// <summary>For example <c>keeps at least 2 and at most 2 of its 2 tasks (75 % and 100 %)</c>.</summary>
    public string InWords => $"keeps at least {Fewest} and at most {Most} of its {Desired} tasks ({Minimum} % and {Maximum} %)";

    /// <summary>A service's.</summary>
    public static HealthyPercents Of(EcsService service)
    {
        var own = service.DeploymentController == "ECS";
        var minimum = own ? service.MinimumHealthyPercent ?? 100 : 100;
        var maximum = own ? service.MaximumPercent ?? 200 : 200;
        var desired = service.DesiredCount;
        return new(minimum, maximum, (((long)desired * minimum) + 99) / 100, (long)desired * maximum / 100, desired);
    }
}
