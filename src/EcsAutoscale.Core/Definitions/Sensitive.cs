namespace EcsAutoscale.Core.Definitions;

/// <summary>A text that may hold credentials: it shows itself only to those who ask for it by name.</summary>
public sealed class Sensitive(string value)
{
    /// <summary>The text itself. Never put it into a message, a log or an output object.</summary>
    public string Reveal() => value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}
