using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Custom attributes of container instances.</summary>
internal static partial class AttributeOperations
{
    public static JsonObject PutAttributes(EcsCall call) => Each(call, (instance, name, value) =>
    {
        ContainerInstanceControl.PutAttribute(instance, name, value);
        return true;
    });

    public static JsonObject DeleteAttributes(EcsCall call) => Each(call, (instance, name, _) => ContainerInstanceControl.DeleteAttribute(instance, name));

    private delegate bool Change(ContainerInstance instance, string name, string? value);

    /// <summary>Checks everything first: ECS changes all of a call or nothing.</summary>
    private static JsonObject Each(EcsCall call, Change change)
    {
        var cluster = call.Cluster;
        var attributes = call.Structures("attributes");
        if (attributes.Count is 0 or > 10)
            throw EcsCall.Invalid("The number of attributes should be between 1 and 10.");
        var checkedAttributes = attributes.Select(a => Check(cluster, a)).ToArray();
        var changed = checkedAttributes.Where(a => change(a.Instance, a.Name, a.Value)).Select(Describe).ToArray();
        return new JsonObject { ["attributes"] = new JsonArray([.. changed]) };
    }

    private static (ContainerInstance Instance, string Name, string? Value) Check(EcsCluster cluster, JsonObject attribute)
    {
        var name = (string?)attribute["name"] ?? throw EcsCall.Invalid("Attribute name cannot be empty.");
        var value = (string?)attribute["value"];
        if (!NameForm().IsMatch(name))
            throw EcsCall.Invalid("Invalid attribute name: up to 128 letters, numbers, hyphens, underscores, forward slashes, back slashes and periods are allowed.");
        if (value is not null && !ValueForm().IsMatch(value))
            throw EcsCall.Invalid("Invalid attribute value: up to 128 letters, numbers, hyphens, underscores, periods, at signs, slashes, colons and inner spaces are allowed.");
        var target = (string?)attribute["targetId"] ?? "";
        var instance = cluster.FindInstance(target) ?? throw new WireError("TargetNotFoundException", "The specified target was not found.");
        return (instance, name, value);
    }

    private static JsonObject Describe((ContainerInstance Instance, string Name, string? Value) attribute)
    {
        var output = new JsonObject { ["name"] = attribute.Name };
        if (attribute.Value is { } value)
            output["value"] = value;
        output["targetId"] = attribute.Instance.Arn;
        return output;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\-./\\]{1,128}$")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^(?! )[A-Za-z0-9_\-.@/\\: ]{1,128}(?<! )$")]
    private static partial Regex ValueForm();
}
