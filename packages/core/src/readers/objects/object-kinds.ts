/** What kubectl calls kinds in rows and references, beside the name itself in lower case. */
const KINDS = new Map(
  [
    'Pod',
    'Node',
    'Namespace',
    'Service',
    'Endpoints',
    'EndpointSlice',
    'ConfigMap',
    'Secret',
    'ServiceAccount',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'StorageClass',
    'ReplicationController',
    'ReplicaSet',
    'Deployment',
    'DaemonSet',
    'StatefulSet',
    'Job',
    'CronJob',
    'Ingress',
    'NetworkPolicy',
    'HorizontalPodAutoscaler',
    'PodDisruptionBudget',
    'VolumeAttachment',
    'CSINode',
    'CSIDriver',
    'Lease',
  ].flatMap((kind) => {
    const word = kind.toLowerCase();
    return [
      [word, kind],
      [`${word}s`, kind],
    ] as const;
  }),
);
const SHORT = new Map([
  ['po', 'Pod'],
  ['no', 'Node'],
  ['ns', 'Namespace'],
  ['svc', 'Service'],
  ['pvc', 'PersistentVolumeClaim'],
  ['pv', 'PersistentVolume'],
  ['rs', 'ReplicaSet'],
  ['deploy', 'Deployment'],
  ['ds', 'DaemonSet'],
  ['sts', 'StatefulSet'],
  ['hpa', 'HorizontalPodAutoscaler'],
]);

/** "pod", "pods", "Pod", "deployment.apps" as Kubernetes writes the kind; a kind nobody knows as it stands. */
export function kindOf(word: string): string {
  const bare = (word.split('.', 1)[0] ?? word).toLowerCase();
  return KINDS.get(bare) ?? SHORT.get(bare) ?? word;
}

/** Kinds that live in no namespace. */
export function isClusterWide(kind: string): boolean {
  return kind === 'Node' || kind === 'PersistentVolume' || kind === 'Namespace' || kind === 'StorageClass';
}
