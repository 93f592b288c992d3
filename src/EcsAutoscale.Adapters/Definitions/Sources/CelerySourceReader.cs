using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>
/// Reads <c>type: celery</c> with <c>data.url</c>, the original's older form: a RabbitMQ queue whose fields metrics name directly
/// (<c>messages_ready</c>).
/// </summary>
internal static class CelerySourceReader
{
    private const string Celery = "celery";
    private static readonly string[] DataKeys = ["url"];

    /// <summary>Whether a service has the older form, be it right or wrong: its metrics' names are then fields of the queue.</summary>
    public static bool IsAsked(Fields service) => service.Has("type") || service.Has("data");

    /// <summary>Reads the source; null where there is none, or it cannot be used, which is reported.</summary>
    /// <param name="service">The service's keys.</param>
    /// <param name="fields">The names in the service's metrics that no other source defines.</param>
    public static RabbitMqMetricSource? Read(Fields service, IReadOnlyList<string> fields)
    {
        if (!IsAsked(service)) return null;
        if (service.Raw("data") is YamlNode secret) service.Scope.Secrets.AddVariables(secret);
        CheckType(service);
        if (!service.Has("data"))
        {
            service.In("data").Error(service.Node, "'data' is missing: type celery wants data with the queue's url");
            return null;
        }

        if (service.Below("data", DataKeys) is not Fields data || SourceUrl.Read(data, "url") is not SourceUrl url || fields.Count == 0) return null;
        return new RabbitMqMetricSource
        {
            Url = url.Value,
            WrittenUrl = url.Written,
            Statistics = [.. fields.Select(field => new MetricStatistic(field, field))],
        };
    }

    private static void CheckType(Fields service)
    {
        if (!service.Has("type")) service.In("type").Error(service.Raw("data")!, "'type' is missing: data belongs to type celery");
        else if (service.Single("type") is ScalarNode type && !type.Is(Celery))
            service.In("type").Error(type, $"unknown type {type.Shown()}: the only type is celery");
    }
}
