using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Texts that messages show as the file writes them.</summary>
internal static class WrittenTexts
{
    /// <summary>A text that is not empty; null where the key is not there, or its value is wrong, which is reported.</summary>
    public static WrittenText? Written(this Fields fields, string key) =>
        fields.Text(key) is string text && fields.Raw(key) is ScalarNode scalar ? new WrittenText(text, scalar.Written) : null;

    /// <summary>A text that must be there and not be empty.</summary>
    public static WrittenText? RequiredWritten(this Fields fields, string key, string what) => fields.Required(key, what) is null ? null : fields.Written(key);
}
