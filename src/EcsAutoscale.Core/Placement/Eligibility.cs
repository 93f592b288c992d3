using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Whether a kind of task may be on an instance at all, however much room there is: attributes and constraints.</summary>
public static class Eligibility
{
    /// <summary>Why a task of the kind may not be on the instance; null where it may. What cannot be read counts as a no.</summary>
    public static string? WhyNot(TaskKind kind, ContainerInstance instance)
    {
        foreach (var required in kind.RequiredAttributes)
        {
            if (!instance.Attributes.TryGetValue(required.Name, out var value)) return $"it lacks the attribute {required.Name}";
            if (required.Value is { } wanted && !string.Equals(value, wanted, StringComparison.Ordinal)) return $"its attribute {required.Name} is not {wanted}";
        }

        return WhyNotByPlatform(kind, instance)
            ?? WhyNotByOrigin(kind, instance)
            ?? kind.Memberships.Select(membership => WhyNot(membership, instance)).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>Why the kind's constraints cannot be relied upon, so that its tasks must not be moved; null where they can.</summary>
    public static string? Unreadable(TaskKind kind) => kind.CapacityProviders.Count > 1
        ? $"its strategy names several capacity providers ({string.Join(", ", kind.CapacityProviders)}), and ECS chooses one by weight before it looks for room"
        : kind.Memberships
            .Where(membership => membership.Problem is not null)
            .Select(membership => $"the constraint \"{membership.Text}\" cannot be relied upon: {membership.Problem}")
            .FirstOrDefault();

    // What every agent registers; an instance without the attribute is a Linux one of an old agent (ECS-FACTS section 2, required attributes).
    private static string? WhyNotByPlatform(TaskKind kind, ContainerInstance instance)
    {
        if (kind.OperatingSystemFamily is { } family)
        {
            var wantsWindows = IsWindows(family);
            var isWindows = IsWindows(instance.Attribute("ecs.os-type") ?? "linux");
            if (wantsWindows != isWindows) return $"its operating system is not {family}";
            if (wantsWindows && instance.Attribute("ecs.os-family") is { } own && !string.Equals(own, family, StringComparison.OrdinalIgnoreCase))
                return $"its operating system is {own}, not {family}";
        }

        return kind.CpuArchitecture is { } architecture && instance.Attribute("ecs.cpu-architecture") is { } cpu
            && !string.Equals(cpu, architecture, StringComparison.OrdinalIgnoreCase)
            ? $"its CPU architecture is {cpu}, not {architecture}"
            : null;
    }

    private static string? WhyNotByOrigin(TaskKind kind, ContainerInstance instance)
    {
        if (kind.CapacityProviders.Count > 0 && !kind.CapacityProviders.Contains(instance.CapacityProviderName ?? "", StringComparer.Ordinal))
            return $"it is not of the capacity provider {string.Join(" or ", kind.CapacityProviders)}";
        return kind.Zones is { } zones && !zones.Contains(instance.AvailabilityZone ?? "")
            ? $"none of the service's tasks runs in its zone {instance.AvailabilityZone}, so a subnet there is not certain"
            : null;
    }

    private static bool IsWindows(string system) => system.StartsWith("WINDOWS", StringComparison.OrdinalIgnoreCase);

    private static string? WhyNot(MembershipConstraint membership, ContainerInstance instance)
    {
        if (membership.Query is not { } query) return $"the constraint \"{membership.Text}\" cannot be read";
        var answer = query.Evaluate(new InstanceSubject(instance));
        return answer.Matches ? null
            : answer.CannotSay ? $"the constraint \"{membership.Text}\" cannot be answered: {answer.Because}"
            : $"the constraint \"{membership.Text}\" excludes it";
    }
}
