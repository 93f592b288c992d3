using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace EcsAutoscale.Help;

/// <summary>Writes a cmdlet's help.</summary>
/// <param name="comments">Where its texts come from.</param>
/// <param name="all">The names of all cmdlets, for links.</param>
internal sealed class MamlWriter(DocComments comments, IReadOnlyList<string> all)
{
    /// <summary>The help of one cmdlet.</summary>
    public XElement Command(CmdletInfo cmdlet, IReadOnlyList<Example> examples)
    {
        var synopsis = comments.SummaryOf(cmdlet.Type);
        return Maml.Command(
            "command",
            Maml.Prefixes,
            Maml.Command("details", Maml.Command("name", cmdlet.Name), Maml.Command("verb", cmdlet.Verb), Maml.Command("noun", cmdlet.Noun), Maml.Description(synopsis)),
            Maml.Description(synopsis, comments.RemarksOf(cmdlet.Type)),
            Maml.Command("syntax", cmdlet.Sets.Select(set => SyntaxItem(cmdlet, set))),
            Maml.Command("parameters", cmdlet.Parameters.Select(parameter => Parameter(parameter, parameter.Uses[0])), Switches(cmdlet)),
            Maml.Command("inputTypes", Inputs(cmdlet)),
            Maml.Command("returnValues", cmdlet.Outputs.Select(Output)),
            Maml.Command("examples", examples.Select(Shown)),
            Maml.Command("relatedLinks", all.Where(name => name != cmdlet.Name).Select(name => Maml.Text("navigationLink", Maml.Text("linkText", name)))));
    }

    private XElement SyntaxItem(CmdletInfo cmdlet, string? set)
    {
        var own = cmdlet.Parameters
            .Select(parameter => (Parameter: parameter, Use: parameter.In(set)))
            .Where(one => one.Use is not null)
            .OrderBy(one => one.Use!.Position ?? int.MaxValue)
            .ThenByDescending(one => one.Use!.Mandatory)
            .ThenBy(one => one.Parameter.Name, StringComparer.Ordinal)
            .Select(one => Parameter(one.Parameter, one.Use!));
        return Maml.Command("syntaxItem", Maml.Text("name", cmdlet.Name), own, Switches(cmdlet));
    }

    private XElement Parameter(ParameterInfo parameter, ParameterUse use) => Element(
        parameter.Name, parameter.TypeName, parameter.IsSwitch, comments.SummaryOf(parameter.Property), use, parameter.Globbing,
        parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));

    private static IEnumerable<XElement> Switches(CmdletInfo cmdlet)
    {
        if (!cmdlet.ShouldProcess) yield break;
        var use = new ParameterUse(null, Mandatory: false, Position: null, ByValue: false, ByPropertyName: false);
        yield return Element("Confirm", "SwitchParameter", true, "Asks before each change.", use, false, "cf");
        yield return Element("WhatIf", "SwitchParameter", true, "Shows the true decision and each change, and changes nothing.", use, false, "wi");
    }

    private static XElement Element(string name, string type, bool isSwitch, string text, ParameterUse use, bool globbing, string aliases)
    {
        var element = Maml.Command(
            "parameter",
            new XAttribute("required", Flag(use.Mandatory)),
            new XAttribute("variableLength", Flag(type.EndsWith("[]", StringComparison.Ordinal))),
            new XAttribute("globbing", Flag(globbing)),
            new XAttribute("pipelineInput", use.PipelineInput),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", aliases),
            Maml.Text("name", name),
            Maml.Description(text));
        if (!isSwitch) element.Add(Maml.Command("parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", Flag(type.EndsWith("[]", StringComparison.Ordinal))), type));
        element.Add(Maml.Dev("type", Maml.Text("name", type)), Maml.Dev("defaultValue", isSwitch ? "False" : "None"));
        return element;
    }

    private static IEnumerable<XElement> Inputs(CmdletInfo cmdlet)
    {
        foreach (var parameter in cmdlet.Parameters.Where(parameter => parameter.Uses.Any(use => use.ByValue || use.ByPropertyName)))
        {
            var how = parameter.Uses.Any(use => use.ByValue) ? "by value" : "by property name";
            yield return Maml.Command(
                "inputType", Maml.Dev("type", Maml.Text("name", parameter.TypeName)), Maml.Description($"-{parameter.Name} takes pipeline input {how}."));
        }
    }

    private XElement Output(Type type) => Maml.Command(
        "returnValue", Maml.Dev("type", Maml.Text("name", type.FullName!)), Maml.Description(OutputText(type)));

    private IEnumerable<string> OutputText(Type type)
    {
        if (type.Namespace?.StartsWith("EcsAutoscale", StringComparison.Ordinal) != true)
        {
            yield return type == typeof(bool) ? "With -Quiet: yes or no." : "The file.";
            yield break;
        }

        yield return comments.SummaryOf(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead))
            yield return $"{property.Name}: {comments.SummaryOf(property)}";
    }

    private static XElement Shown(Example example, int index) => Maml.Command(
        "example",
        Maml.Text("title", $"Example {(index + 1).ToString(CultureInfo.InvariantCulture)}: {example.Title}"),
        Maml.Dev("code", example.Code),
        Maml.Dev("remarks", Maml.Text("para", example.Remarks)));

    private static string Flag(bool value) => value ? "true" : "false";
}
