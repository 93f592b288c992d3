using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.Ecs;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>Single items of a snapshot file: ECS's in camelCase, Auto Scaling's in PascalCase, both read in any case.</summary>
internal static class JsonItems
{
    private static readonly JsonSerializerOptions Options = new(EcsJson.Default.Options)
    {
        PropertyNameCaseInsensitive = true,
        TypeInfoResolver = EcsJson.Default,
    };

    private static readonly JsonSerializerOptions PascalCase = new(AutoScalingJson.Default.Options)
    {
        PropertyNameCaseInsensitive = true,
        TypeInfoResolver = AutoScalingJson.Default,
    };

    /// <summary>Reads an item; members that are not modelled are ignored.</summary>
    /// <exception cref="SnapshotFileException">It cannot be read as what it should be.</exception>
    public static T Read<T>(JsonSection section)
    {
        try
        {
            return section.Value.Deserialize(TypeOf<T>()) ?? throw new SnapshotFileException(section.Path, "is null");
        }
        catch (JsonException error)
        {
            throw new SnapshotFileException(JsonPath.Below(section.Path, error.Path), $"is not {ExpectedType.At(TypeOf<T>(), error.Path)}");
        }
    }

    /// <summary>Writes an item; what is null is left out.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T item) => JsonSerializer.Serialize(writer, item, TypeOf<T>());

    private static JsonTypeInfo<T> TypeOf<T>() =>
        (JsonTypeInfo<T>)(AutoScalingJson.Default.GetTypeInfo(typeof(T)) is null ? Options : PascalCase).GetTypeInfo(typeof(T));
}
