using System;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>The cluster does not exist, or was deleted.</summary>
internal sealed class ClusterMissingException(string message) : Exception(message);
