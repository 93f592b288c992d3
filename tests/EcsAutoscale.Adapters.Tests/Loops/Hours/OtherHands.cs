using System.Linq;
using EcsAutoscale.Adapters.Tests.Loops.Faults;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using Instance = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Tests.Loops.Hours;

/// <summary>What others do to a cluster meanwhile: drain instances and take them back, roll services out, protect instances; and what breaks by itself.</summary>
internal sealed class OtherHands(RunLoop loop, Watchman watchman, Dice dice)
{
    /// <summary>Now and then, one of them.</summary>
    public void MayAct()
    {
        if (!dice.Once(15)) return;
        var deed = dice.Next(7);
        loop.Use(cloud => Act(cloud, deed));
    }

    /// <summary>Takes back what is still under way.</summary>
    public void GoHome() => loop.Use(cloud =>
    {
        foreach (var instance in Cluster(cloud).Instances.Where(instance => watchman.DrainedByOthers.Contains(instance.Ec2InstanceId))) cloud.Ecs.Instances.SetStatus(instance, "ACTIVE");
        Bury(cloud);
        foreach (var instance in Cluster(cloud).Instances.Where(instance => !instance.AgentConnected)) cloud.Ecs.Instances.SetAgentConnected(instance, true);
        foreach (var member in cloud.AutoScaling.Group(SmallCluster.Group).Instances) AutoScalingControl.Protect(member, false);
        foreach (var task in Cluster(cloud).Tasks.Where(task => task.Behaviour.NeverStops && !task.IsStopped)) cloud.Ecs.ReleaseHang(task);
        cloud.Ecs.SetBehaviour(Cluster(cloud).Service("worker"), TaskBehaviour.Normal);
        watchman.DrainedByOthers.Clear();
    });

    private static EcsCluster Cluster(SimulatedCloud cloud) => cloud.Ecs.Cluster("production");

    // What is gone while its agent was disconnected stays registered until somebody deregisters it (ECS-FACTS section 3).
    private static void Bury(SimulatedCloud cloud)
    {
        foreach (var ghost in Cluster(cloud).Instances.Where(instance => cloud.AutoScaling.FindInstance(instance.Ec2InstanceId) is null)) cloud.Ecs.Instances.Deregister(ghost);
    }

    private void Act(SimulatedCloud cloud, int deed)
    {
        var free = Cluster(cloud).Instances.Where(candidate => candidate is { Status: "ACTIVE" } && !candidate.Attributes.ContainsKey(Instance.DrainMark)).ToArray();
        if (free.Length == 0) return;
        var instance = free[dice.Next(free.Length)];
        switch (deed)
        {
            case 0 when watchman.DrainedByOthers.Count == 0:
                watchman.DrainedByOthers.Add(instance.Ec2InstanceId);
                cloud.Ecs.Instances.SetStatus(instance, "DRAINING");
                break;
            case 1:
                foreach (var drained in Cluster(cloud).Instances.Where(candidate => watchman.DrainedByOthers.Contains(candidate.Ec2InstanceId)))
                    cloud.Ecs.Instances.SetStatus(drained, "ACTIVE");
                watchman.DrainedByOthers.Clear();
                Bury(cloud);
                break;
            case 2:
                cloud.Ecs.UpdateService(Cluster(cloud).Service("worker"), forceNewDeployment: true);
                break;
            case 3 when cloud.AutoScaling.FindInstance(instance.Ec2InstanceId) is { } found:
                watchman.KilledByOthers.Add(instance.Ec2InstanceId);
                cloud.AutoScaling.SetHealth(found.Instance, "Unhealthy");
                break;
            case 4 when cloud.AutoScaling.FindInstance(instance.Ec2InstanceId) is { } found:
                AutoScalingControl.Protect(found.Instance, !found.Instance.ProtectedFromScaleIn);
                break;
            case 5 when cloud.AutoScaling.FindInstance(instance.Ec2InstanceId) is not null:
                cloud.Ecs.Instances.SetAgentConnected(instance, !instance.AgentConnected);
                break;
            case 6:
                cloud.Ecs.SetBehaviour(Cluster(cloud).Service("worker"), new TaskBehaviour { NeverStops = dice.Once(2) });
                break;
        }
    }
}
