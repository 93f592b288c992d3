using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace EcsAutoscale.Adapters.Aws.Query;

/// <summary>The form of a Query request: <c>Action=...&amp;Version=...&amp;Names.member.1=...</c>. What is null is left out.</summary>
internal sealed class QueryForm
{
    private readonly StringBuilder _text;
    private readonly string _prefix;

    public QueryForm(string operation, string version)
        : this(new StringBuilder(), string.Empty)
    {
        Add("Action", operation);
        Add("Version", version);
    }

    private QueryForm(StringBuilder text, string prefix)
    {
        _text = text;
        _prefix = prefix;
    }

    /// <summary>Adds a text.</summary>
    public QueryForm Add(string name, string? value)
    {
        if (value is null)
            return this;

        if (_text.Length > 0)
            _text.Append('&');
        _text.Append(Uri.EscapeDataString(_prefix + name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds a number.</summary>
    public QueryForm Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a truth value.</summary>
    public QueryForm Add(string name, bool? value) => Add(name, value switch { null => null, true => "true", false => "false" });

    /// <summary>Adds a point in time.</summary>
    public QueryForm Add(string name, DateTimeOffset? value) =>
        Add(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>Adds a list of texts as <c>name.member.1</c> and so on; nothing for an empty list.</summary>
    public QueryForm AddList(string name, IReadOnlyList<string>? values)
    {
        for (var i = 0; i < values?.Count; i++)
            Add(MemberName(name, i), values[i]);
        return this;
    }

    /// <summary>Adds a list of structures, each written by <paramref name="write"/> under its own prefix.</summary>
    public QueryForm AddList<T>(string name, IReadOnlyList<T>? values, Action<QueryForm, T> write)
    {
        for (var i = 0; i < values?.Count; i++)
            write(Within(MemberName(name, i)), values[i]);
        return this;
    }

    /// <summary>The same form, for members of the structure <paramref name="name"/>.</summary>
    public QueryForm Within(string name) => new(_text, _prefix + name + ".");

    /// <summary>The form as a request's body.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>The form's text.</summary>
    public override string ToString() => _text.ToString();

    private static string MemberName(string name, int index) => name + ".member." + (index + 1).ToString(CultureInfo.InvariantCulture);
}
