/** What is in trouble, as the cluster names it. */
export interface TroubledObject {
  /** "Pod", "Node", "PersistentVolumeClaim", "Service", "Snap", as Kubernetes and snapd write it. */
  readonly kind: string;
  /** Empty where the paste names nothing but the container. */
  readonly name: string;
  readonly namespace?: string;
  readonly container?: string;
}

/** What says so: the form decides how much it is worth. */
export type TroubleSource =
  /** An event of the cluster. */
  | 'event'
  /** State of a container: waiting or terminated. */
  | 'container-state'
  /** Status, condition or phase of a pod, node or claim. */
  | 'condition'
  /** A table row that names a state: `kubectl get`, `snap services`, `snap changes`, `crictl ps`. */
  | 'row'
  /** A line of a program's log. */
  | 'log'
  /** What a command answered: "Error from server (Forbidden): …", "error: cannot …". */
  | 'command'
  /** `microk8s inspect` warns or fails. */
  | 'inspection';

/** Something that says that a pod, a node or a service does not do what it should, in its own words. Nothing is judged yet. */
export interface Trouble {
  readonly kind: 'trouble';
  readonly source: TroubleSource;
  /** The one word of the field: "FailedScheduling", "CrashLoopBackOff", "OOMKilled", "Forbidden". */
  readonly reason?: string;
  /** The whole message on one line, folds undone. */
  readonly message: string;
  /**
   * The message taken apart, outermost first: each error wraps the next, the last is nearest to the cause. What is quoted inside
   * (`desc = "…\"…\""`) is unquoted. One element where nothing is wrapped.
   */
  readonly layers: readonly string[];
  readonly object?: TroubledObject;
  readonly node?: string;
  /** Who says it: "kubelet", "default-scheduler", "containerd". */
  readonly from?: string;
  /** How often the paste says it happened ("x65 over 116m"); 1 where it does not. */
  readonly count: number;
  readonly exitCode?: number;
  /** It tells of the state before the present one (`lastState`): what ended, not what is. */
  readonly past?: true;
  /** Only "normal" where the cluster itself does not count it as a problem: an event of type Normal with a reason that matters. */
  readonly severity: 'normal' | 'warning' | 'error';
  /** Times or ages as written. */
  readonly first?: string;
  readonly last?: string;
}
