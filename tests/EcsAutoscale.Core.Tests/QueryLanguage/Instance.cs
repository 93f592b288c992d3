using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Placement.QueryLanguage;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>A container instance as a test describes it.</summary>
public sealed record Instance : IQuerySubject
{
    public Dictionary<string, string?> Attributes { get; init; } = new(StringComparer.Ordinal);

    public bool AgentConnected { get; init; } = true;

    public string? AgentVersion { get; init; } = "1.68.2";

    public string? Ec2InstanceId { get; init; } = "i-abcd1234";

    public DateTimeOffset? RegisteredAt { get; init; } = new DateTimeOffset(2018, 2, 12, 23, 59, 59, 500, TimeSpan.Zero);

    public int? RunningTasksCount { get; init; } = 1;

    public IReadOnlyCollection<string>? TaskGroups { get; init; } = ["service:production"];

    public bool TryGetAttribute(string name, out string? value) => Attributes.TryGetValue(name, out value);

    public Instance With(string attribute, string? value) =>
        this with { Attributes = new(Attributes, StringComparer.Ordinal) { [attribute] = value } };
}
