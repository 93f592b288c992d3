using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs.Scheduling;

/// <summary>Writes services' event logs in ECS's words.</summary>
internal sealed class ServiceReporter(CloudContext cloud)
{
    private const string NoPlace = "no place";
    private const string Protected = "protected";
    private const string Failing = "failing";
    private const string Guide = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    public void Steady(EcsService service, bool isSteady)
    {
        if (isSteady && !service.IsSteady)
        {
            service.Primary.RolloutState = "COMPLETED";
            foreach (var cause in new[] { NoPlace, Protected, Failing })
                service.Events.Resolve(cause);
            Add(service, $"(service {service.Name}) has reached a steady state.");
        }

        service.IsSteady = isSteady;
    }

    public void UnableToPlace(EcsService service, PlacementRequest request) =>
        Report(service, NoPlace, $"(service {service.Name}) was unable to place a task because no container instance met all of its requirements. {request.WhyNowhere(service.Cluster)} {Guide}");

    public void UnableToScaleIn(EcsService service, int tasks) =>
        Report(service, Protected, $"(service {service.Name}, taskSet {service.Primary.Id}) was unable to scale in due to (reason {Number(tasks)} tasks under protection)");

    public void Throttled(EcsService service) =>
        Report(service, Failing, $"(service {service.Name}) is unable to consistently start tasks successfully. {Guide}");

    public void Started(EcsService service, IReadOnlyCollection<EcsTask> tasks)
    {
        if (tasks.Count == 0)
            return;
        service.Events.Resolve(NoPlace);
        Add(service, $"(service {service.Name}) has started {Number(tasks.Count)} tasks: {Names(tasks)}.");
    }

    public void Stopped(EcsService service, IReadOnlyCollection<EcsTask> tasks)
    {
        if (tasks.Count > 0)
            Add(service, $"(service {service.Name}) has stopped {Number(tasks.Count)} running tasks: {Names(tasks)}.");
    }

    private static string Names(IEnumerable<EcsTask> tasks) => string.Join(" ", tasks.Select(t => $"(task {t.Id})"));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Report(EcsService service, string cause, string message)
    {
        if (service.Events.MayReport(cause, cloud.Clock.Now))
            Add(service, message);
    }

    private void Add(EcsService service, string message) =>
        service.Events.Add(new ServiceEvent(cloud.Names.Uuid(), cloud.Clock.Now, message));
}
