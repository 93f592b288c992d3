using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Query;
using EcsAutoscale.Simulation.AutoScaling;

namespace EcsAutoscale.Sandbox.AutoScaling;

/// <summary>EC2 Auto Scaling: the Query protocol of 2011-01-01.</summary>
internal sealed class AutoScalingEndpoint : QueryEndpoint
{
    private readonly AutoScalingXml _xml;

    public AutoScalingEndpoint()
        : base("autoscaling", "2011-01-01", "http://autoscaling.amazonaws.com/doc/2011-01-01/")
    {
        _xml = new AutoScalingXml(Xml);
        Operations = new Dictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>>(StringComparer.Ordinal)
        {
            ["DescribeAutoScalingGroups"] = DescribeAutoScalingGroups,
            ["DescribeAutoScalingInstances"] = DescribeAutoScalingInstances,
            ["DescribeScalingActivities"] = DescribeScalingActivities,
            ["DescribeInstanceRefreshes"] = DescribeInstanceRefreshes,
            ["SetDesiredCapacity"] = SetDesiredCapacity,
            ["UpdateAutoScalingGroup"] = UpdateAutoScalingGroup,
            ["CreateOrUpdateTags"] = CreateOrUpdateTags,
            ["TerminateInstanceInAutoScalingGroup"] = TerminateInstanceInAutoScalingGroup,
        };
    }

    protected override IReadOnlyDictionary<string, Func<QueryInput, CloudView, IEnumerable<object>>> Operations { get; }

    private IEnumerable<object> DescribeAutoScalingGroups(QueryInput input, CloudView view)
    {
        var names = input.Texts("AutoScalingGroupNames");
        var groups = view.Cloud.AutoScaling.Groups.Where(g => (names.Count == 0 || names.Contains(g.Name)) && MatchesFilters(input, g));
        return Paged(input, groups, g => g.Name, 50, 100, "AutoScalingGroups", g => _xml.Group(g, view.Clock));
    }

    private IEnumerable<object> DescribeAutoScalingInstances(QueryInput input, CloudView view)
    {
        var ids = input.Texts("InstanceIds");
        if (ids.Count > 50)
            throw QueryInput.Invalid("The number of instance ids exceeds the limit of 50");
        var all = view.Cloud.AutoScaling.Groups.SelectMany(g => g.Instances.Select(i => (Group: g, Instance: i)))
            .Where(i => ids.Count == 0 || ids.Contains(i.Instance.InstanceId)).OrderBy(i => i.Instance.InstanceId, StringComparer.Ordinal);
        return Paged(input, all, i => i.Instance.InstanceId, 50, 50, "AutoScalingInstances", i => _xml.GroupMember(i.Group, i.Instance));
    }

    private IEnumerable<object> DescribeScalingActivities(QueryInput input, CloudView view)
    {
        var groups = input.Text("AutoScalingGroupName") is { } name ? [view.Cloud.AutoScaling.Group(name)] : view.Cloud.AutoScaling.Groups;
        var ids = input.Texts("ActivityIds");
        var newestFirst = groups.SelectMany(g => g.Activities.Select(a => (Group: g, Activity: a)))
            .Where(a => ids.Count == 0 || ids.Contains(a.Activity.Id))
            .OrderByDescending(a => a.Activity.StartTime)
            .Select((a, index) => (a.Group, a.Activity, Key: index.ToString("D9", System.Globalization.CultureInfo.InvariantCulture)));
        return Paged(input, newestFirst, a => a.Key, 100, 100, "Activities", a => _xml.Activity(a.Group, a.Activity, view.Clock));
    }

    private IEnumerable<object> DescribeInstanceRefreshes(QueryInput input, CloudView view)
    {
        var group = view.Cloud.AutoScaling.Group(input.RequiredText("AutoScalingGroupName"));
        var newestFirst = group.InstanceRefreshes.Select((r, index) => (Refresh: r, Key: index.ToString("D9", System.Globalization.CultureInfo.InvariantCulture)));
        return Paged(input, newestFirst, r => r.Key, 50, 100, "InstanceRefreshes", r => _xml.Refresh(group, r.Refresh, view.Clock));
    }

    private IEnumerable<object> SetDesiredCapacity(QueryInput input, CloudView view)
    {
        var group = view.Cloud.AutoScaling.Group(input.RequiredText("AutoScalingGroupName"));
        view.Cloud.AutoScaling.SetDesiredCapacity(group, input.RequiredNumber("DesiredCapacity"), input.Flag("HonorCooldown") ?? false);
        return [];
    }

    private IEnumerable<object> UpdateAutoScalingGroup(QueryInput input, CloudView view)
    {
        var group = view.Cloud.AutoScaling.Group(input.RequiredText("AutoScalingGroupName"));
        view.Cloud.AutoScaling.UpdateGroup(group, input.Number("MinSize"), input.Number("MaxSize"), input.Number("DesiredCapacity"));
        return [];
    }

    private IEnumerable<object> CreateOrUpdateTags(QueryInput input, CloudView view)
    {
        foreach (var tag in input.Structures("Tags"))
        {
            if (tag.RequiredText("ResourceType") != "auto-scaling-group")
                throw QueryInput.Invalid($"Invalid resource type {tag.Text("ResourceType")}");
            if (tag.Flag("PropagateAtLaunch") is null)
                throw QueryInput.Invalid("PropagateAtLaunch must be specified for every tag");
            view.Cloud.AutoScaling.Group(tag.RequiredText("ResourceId")).Tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
        }

        return [];
    }

    private IEnumerable<object> TerminateInstanceInAutoScalingGroup(QueryInput input, CloudView view)
    {
        var id = input.RequiredText("InstanceId");
        var decrement = input.Flag("ShouldDecrementDesiredCapacity")
            ?? throw QueryInput.Invalid("1 validation error detected: Value null at 'shouldDecrementDesiredCapacity' failed to satisfy constraint: Member must not be null");
        var group = view.Cloud.AutoScaling.FindInstance(id)?.Group;
        var activity = view.Cloud.AutoScaling.TerminateInstance(id, decrement);
        return [_xml.Activity(group!, activity, view.Clock, "Activity")];
    }

    private static bool MatchesFilters(QueryInput input, AutoScalingGroup group) => input.Structures("Filters").All(filter =>
    {
        var values = filter.Texts("Values");
        var name = filter.RequiredText("Name");
        return name switch
        {
            "tag-key" => group.Tags.Keys.Any(values.Contains),
            "tag-value" => group.Tags.Values.Any(values.Contains),
            _ when name.StartsWith("tag:", StringComparison.Ordinal) => group.Tags.TryGetValue(name[4..], out var value) && values.Contains(value),
            _ => throw QueryInput.Invalid($"Filter type {name} is not correct. Allowed Filter types are: [tag-key, tag-value, tag:<key>]"),
        };
    });

    private IEnumerable<object> Paged<T>(QueryInput input, IEnumerable<T> items, Func<T, string> key, int defaultSize, int mostSize, string list, Func<T, IEnumerable<object?>> describe)
    {
        var size = input.Number("MaxRecords") ?? defaultSize;
        if (size < 1 || size > mostSize)
            throw QueryInput.Invalid($"1 validation error detected: Value '{size}' at 'maxRecords' failed to satisfy constraint: Member must have value less than or equal to {mostSize}");
        var page = PageToken.Cut(items, key, size, input.Text("NextToken"), () => new WireError("InvalidNextToken", "The token is not valid"));
        yield return List(list, page.Items.Select(describe));
        if (Element("NextToken", page.NextToken) is { } token)
            yield return token;
    }
}
