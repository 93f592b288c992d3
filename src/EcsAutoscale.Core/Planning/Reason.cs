namespace EcsAutoscale.Core.Planning;

/// <summary>Why: the code of every yes and every no. Scripts may rely on the names; the sentence beside it is for people.</summary>
public enum Reason
{
    /// <summary>Never given; seeing it is a bug.</summary>
    Unspecified,

    /// <summary>All is as it should be.</summary>
    NothingToDo,

    /// <summary>The definition says <c>enabled: false</c>.</summary>
    Disabled,

    /// <summary>What the decision needs was not observed; unknown never removes.</summary>
    UnknownData,

    /// <summary>ECS or Auto Scaling does not know it.</summary>
    NotFound,

    // Services

    /// <summary>The desired count is below the definition's minimum.</summary>
    BelowMinimum,

    /// <summary>The desired count is above the definition's maximum.</summary>
    AboveMaximum,

    /// <summary>An event's metric lies between its bounds.</summary>
    EventMatched,

    /// <summary>No event's metric lies between its bounds, or none changes the count.</summary>
    NoEventMatched,

    /// <summary>The metric per task is outside its tolerance.</summary>
    TargetMissed,

    /// <summary>The metric per task is inside its tolerance.</summary>
    WithinTolerance,

    /// <summary>The change would lead below the minimum, where the service already is.</summary>
    AtMinimum,

    /// <summary>The change would lead above the maximum, where the service or the group already is.</summary>
    AtMaximum,

    /// <summary>A metric could not be read; the count is held, or raised to what the definition says.</summary>
    MetricFailed,

    /// <summary>The service is not ACTIVE.</summary>
    NotActive,

    /// <summary>A daemon service has no desired count to set.</summary>
    DaemonService,

    /// <summary>Too soon after the last change.</summary>
    Cooldown,

    /// <summary>The recommendations of the stabilization window do not agree on the change.</summary>
    Stabilizing,

    /// <summary>The caller asked for it.</summary>
    Requested,

    // Groups

    /// <summary>The group's limits differ from the definition's.</summary>
    LimitsDiffer,

    /// <summary>The demand does not fit on what is there and on its way.</summary>
    DemandDoesNotFit,

    /// <summary>Room for the demand is on its way.</summary>
    InstancesLaunching,

    /// <summary>Launch is suspended on the group.</summary>
    LaunchSuspended,

    /// <summary>The group is not delivering: its launches fail.</summary>
    LaunchesFail,

    /// <summary>Nothing that could be added would help.</summary>
    Unplaceable,

    // Instances that may go

    /// <summary>The instance has no task that has to move.</summary>
    Empty,

    /// <summary>Every task that has to move has a proven place.</summary>
    EveryTaskHasAPlace,

    /// <summary>A drain of ours has ended: the instance is empty.</summary>
    DrainFinished,

    // Instances that stay

    /// <summary>A task has no place on the others.</summary>
    TaskHasNoPlace,

    /// <summary>The buffer would not fit any more.</summary>
    BufferDoesNotFit,

    /// <summary>A headroom shape would not fit any more.</summary>
    HeadroomDoesNotFit,

    /// <summary>A placement exists, but in some order ECS's own placement strands a task.</summary>
    FragilePlacement,

    /// <summary>A task that no service owns runs here; draining never moves it.</summary>
    StandaloneTask,

    /// <summary>A task here has scale-in protection.</summary>
    ProtectedTask,

    /// <summary>A service with tasks here is rolling out.</summary>
    RolloutInProgress,

    /// <summary>The healthy percents of a service never let its drain finish.</summary>
    DrainCanNeverFinish,

    /// <summary>A placement constraint cannot be read.</summary>
    UnreadableConstraint,

    /// <summary>The agent is disconnected.</summary>
    AgentDisconnected,

    /// <summary>The instance is neither ACTIVE nor draining.</summary>
    InstanceNotActive,

    /// <summary>The group does not hold the instance InService and Healthy.</summary>
    NotInService,

    /// <summary>The group protects the instance from scale-in.</summary>
    ProtectedFromScaleIn,

    /// <summary>Terminate is suspended on the group.</summary>
    TerminateSuspended,

    /// <summary>The group, less its drains under way, is at its minimum.</summary>
    GroupAtMinimum,

    /// <summary>An instance refresh is at work.</summary>
    InstanceRefresh,

    /// <summary>Another controller owns it: managed scaling or an operator the group, Application Auto Scaling the service.</summary>
    OtherController,

    /// <summary>Another hand changed the desired capacity, or the service's desired count, a short while ago; we stand off.</summary>
    OtherHand,

    /// <summary>Somebody else drained the instance.</summary>
    ForeignDrain,

    /// <summary>We are draining the instance; its tasks have not all left.</summary>
    DrainUnderWay,

    /// <summary>Our drain has taken longer than its deadline.</summary>
    DrainTimedOut,

    /// <summary>Another run has just announced that it drains an instance; what that leaves is not known yet.</summary>
    AnotherRun,

    /// <summary>An ACTIVE instance carries our mark: of a drain that never began, or that another hand took back.</summary>
    StaleMark,

    /// <summary>The instance has not been registered for long enough.</summary>
    MinimumAge,

    /// <summary>No managed group owns the instance.</summary>
    NotInManagedGroup,

    /// <summary>Scale-in is off in the definition.</summary>
    ScaleInDisabled,

    /// <summary>The cluster grows, or has tasks without a place; nothing is removed meanwhile.</summary>
    ClusterIsGrowing,

    /// <summary>Others have less reserved, and only they are looked at with <c>fit: one</c>.</summary>
    NotACandidate,

    /// <summary>As many instances as one run may remove go already.</summary>
    MaxStepReached,

    /// <summary>It is the only instance that takes tasks.</summary>
    LastInstance,

    /// <summary>Too many of the cluster's instances are disconnected.</summary>
    UnhealthyCluster,

    // Applying

    /// <summary>The state that the action was planned on has moved on.</summary>
    StateChanged,
}
