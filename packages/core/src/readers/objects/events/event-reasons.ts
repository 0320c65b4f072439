/**
 * Reasons of events of type Normal that tell of trouble all the same; of all others of that type nothing is said.
 * From pkg/kubelet/events, pkg/scheduler, pkg/controller and the evictions of nodes in kubernetes/kubernetes.
 */
export const normalReasonsThatMatter: ReadonlySet<string> = new Set([
  // An image that cannot be pulled: kubelets tell the waiting as Normal, the failure as Warning.
  'BackOff',
  // The deadline of a pod is told as Normal, that of a job as Warning.
  'DeadlineExceeded',
  // The pod had to go for another one or for its node.
  'Preempted',
  'Preempting',
  'Evicted',
  'TaintManagerEviction',
  'NodeShutdown',
  'TerminationByKubelet',
  // The sandbox died: what killed it is told elsewhere, if at all.
  'SandboxChanged',
  // Claims that wait; the controller calls even the ones without any class Normal.
  'FailedBinding',
  'WaitForFirstConsumer',
  'WaitForPodScheduled',
  'ExternalProvisioning',
  // States of nodes are Normal events of the kubelet and of the node controller.
  'NodeNotReady',
  'NodeNotSchedulable',
  'NodeHasDiskPressure',
  'NodeHasInsufficientMemory',
  'NodeHasInsufficientPID',
  'EvictionThresholdMet',
  // The autoscaler says why no node comes.
  'NotTriggerScaleUp',
]);

/** Reasons that are events beyond doubt, so that a line may begin with one where its type was not pasted. */
export const unmistakableReasons: readonly string[] = [
  'FailedScheduling',
  'FailedMount',
  'FailedMapVolume',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedCreatePodContainer',
  'FailedCreate',
  'FailedKillPod',
  'FailedSync',
  'FailedBinding',
  'FailedPostStartHook',
  'FailedPreStopHook',
  'ProvisioningFailed',
  'NetworkNotReady',
  'ErrImageNeverPull',
  'UnexpectedAdmissionError',
  'BackoffLimitExceeded',
];
