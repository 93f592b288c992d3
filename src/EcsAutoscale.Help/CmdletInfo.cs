using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace EcsAutoscale.Help;

/// <summary>A cmdlet as its class declares it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Noun">The noun.</param>
/// <param name="ShouldProcess">Whether it has -WhatIf and -Confirm.</param>
/// <param name="DefaultSet">The default parameter set; null where it names none.</param>
/// <param name="Outputs">The types that it emits.</param>
/// <param name="Parameters">Its own parameters, by name.</param>
internal sealed record CmdletInfo(
    Type Type, string Verb, string Noun, bool ShouldProcess, string? DefaultSet, IReadOnlyList<Type> Outputs, IReadOnlyList<ParameterInfo> Parameters)
{
    private const string Engine = "System.Management.Automation.";

    /// <summary>The cmdlet's name.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>Its parameter sets, the default first; one without a name where there are none.</summary>
    public IReadOnlyList<string?> Sets
    {
        get
        {
            var named = Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).OfType<string>().Append(DefaultSet).OfType<string>();
            var all = named.Distinct(StringComparer.Ordinal).OrderBy(set => set != DefaultSet).ThenBy(set => set, StringComparer.Ordinal).ToArray();
            return all.Length == 0 ? new string?[1] : all;
        }
    }

    /// <summary>The cmdlet of a class; null where it is none.</summary>
    public static CmdletInfo? Of(Type type)
    {
        if (Find(type, "CmdletAttribute") is not { } cmdlet) return null;
        var outputs = type.GetCustomAttributesData().Where(data => data.AttributeType.FullName == Engine + "OutputTypeAttribute")
            .SelectMany(data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(argument => (Type)argument.Value!);
        return new CmdletInfo(
            type,
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            Named(cmdlet, "SupportsShouldProcess") is true,
            Named(cmdlet, "DefaultParameterSetName") as string,
            [.. outputs],
            [.. type.GetProperties().Select(ParameterInfo.Of).OfType<ParameterInfo>().OrderBy(parameter => parameter.Name, StringComparer.Ordinal)]);
    }

    internal static CustomAttributeData? Find(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == Engine + name);

    internal static object? Named(CustomAttributeData data, string name) =>
        data.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).FirstOrDefault();
}

/// <summary>A parameter as its property declares it.</summary>
/// <param name="Property">The property.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Globbing">Whether it takes wildcards.</param>
/// <param name="Uses">How it stands in each parameter set.</param>
internal sealed record ParameterInfo(PropertyInfo Property, IReadOnlyList<string> Aliases, bool Globbing, IReadOnlyList<ParameterUse> Uses)
{
    /// <summary>The parameter's name.</summary>
    public string Name => Property.Name;

    /// <summary>The type's name as syntax shows it.</summary>
    public string TypeName => (Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType).Name;

    /// <summary>Whether it is a switch, which takes no value.</summary>
    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>The parameter of a property; null where it is none.</summary>
    public static ParameterInfo? Of(PropertyInfo property)
    {
        var uses = property.GetCustomAttributesData().Where(data => data.AttributeType.Name == "ParameterAttribute").Select(ParameterUse.Of).ToArray();
        if (uses.Length == 0) return null;
        var aliases = CmdletInfo.Find(property, "AliasAttribute") is { } alias
            ? ((IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(argument => (string)argument.Value!)
            : [];
        return new ParameterInfo(property, [.. aliases], CmdletInfo.Find(property, "SupportsWildcardsAttribute") is not null, uses);
    }

    /// <summary>How it stands in a set; null where it is not in it.</summary>
    public ParameterUse? In(string? set) => Uses.FirstOrDefault(use => use.Set is null || use.Set == set);
}

/// <summary>How a parameter stands in a parameter set.</summary>
/// <param name="Set">The set; null for all.</param>
/// <param name="Mandatory">Whether it must be given.</param>
/// <param name="Position">Its position; null where it must be named.</param>
/// <param name="ByValue">Whether it takes pipeline input.</param>
/// <param name="ByPropertyName">Whether it takes properties of pipeline input.</param>
internal sealed record ParameterUse(string? Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>As Get-Help shows it.</summary>
    public string PipelineInput => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>Of a ParameterAttribute.</summary>
    public static ParameterUse Of(CustomAttributeData data) => new(
        CmdletInfo.Named(data, "ParameterSetName") as string,
        CmdletInfo.Named(data, "Mandatory") is true,
        CmdletInfo.Named(data, "Position") as int?,
        CmdletInfo.Named(data, "ValueFromPipeline") is true,
        CmdletInfo.Named(data, "ValueFromPipelineByPropertyName") is true);
}
