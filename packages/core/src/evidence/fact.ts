/** Something a paste tells of a system in which nothing is wrong. Values are as written, not judged. */
export type Fact =
  | { readonly kind: 'fact'; readonly about: SingleFact; readonly value: string }
  | SnapFact
  | ConnectionFact
  | AddonFact
  | AddonRepositoryFact
  | ComponentFact
  | PodFact
  | ContainerFact
  | NodeFact
  | ProfileFact
  | ProcessLabelFact
  | AdmissionPolicyFact
  | FailedCheckFact
  | LogOwnerFact;

/** Facts of which a system has one. */
export type SingleFact =
  /** Release of snapd: "2.63.1+24.04". */
  | 'snapd'
  /** "6.8.0-45-generic" */
  | 'kernel'
  /** "ubuntu 24.04", "Ubuntu 24.04.1 LTS" */
  | 'distribution'
  /** As Debian names it: "amd64", "arm64", "s390x", "ppc64el". */
  | 'architecture'
  /** Whether AppArmor is there and in force, or its release. */
  | 'apparmor'
  /** classic or core */
  | 'system'
  /** "containerd://1.7.29" */
  | 'runtime'
  /** "1.32" */
  | 'microk8s-track'
  /** strict, classic or devmode */
  | 'microk8s-confinement'
  /** "v1.32.3" */
  | 'microk8s-version'
  /** How many records of mediators the kernel did not write. */
  | 'dropped-records'
  | 'microk8s-revision'
  | 'microk8s-commit';

/** A snap that is installed. */
export interface SnapFact {
  readonly kind: 'fact';
  readonly about: 'snap';
  /** The instance name. */
  readonly name: string;
  readonly version?: string;
  readonly revision?: string;
  /** "1.32-strict/stable" */
  readonly tracking?: string;
  /** "classic", "devmode", "disabled", "held"; empty for none. */
  readonly notes: readonly string[];
  readonly base?: string;
}

/** One row of `snap connections` or `snap interfaces`. A side that is not there is not connected. */
export interface ConnectionFact {
  readonly kind: 'fact';
  readonly about: 'connection';
  /** Empty where the form does not tell it: `snap interfaces` names only plugs and slots. */
  readonly interface: string;
  readonly plug?: { readonly snap: string; readonly name: string };
  /** The snap is "system" where the slot is the system's own (written ":network"). */
  readonly slot?: { readonly snap: string; readonly name: string };
  /** "manual", "gadget" */
  readonly notes: readonly string[];
  /** The whole table is of this snap (`snap connections SNAP`): a plug that is not in it is not declared. */
  readonly tableOf?: string;
}

export interface AddonFact {
  readonly kind: 'fact';
  readonly about: 'addon';
  readonly name: string;
  readonly enabled: boolean;
  /** "core", "community" */
  readonly repository?: string;
}

/** Where addons come from: which addons there are follows from its commit, not from the snap. */
export interface AddonRepositoryFact {
  readonly kind: 'fact';
  readonly about: 'addon-repository';
  /** "core", "community" */
  readonly name: string;
  /** "/snap/microk8s/current/addons/core"; absent where it is built in. */
  readonly source?: string;
  /** The whole commit, or its first six digits as `microk8s addons repo list` has them. */
  readonly commit?: string;
}

/** A component that MicroK8s was built from, from bom.json. */
export interface ComponentFact {
  readonly kind: 'fact';
  readonly about: 'component';
  /** "runc", "containerd", "kubernetes" */
  readonly name: string;
  readonly version?: string;
  readonly commit?: string;
  /** Files of MicroK8s' repository: they tell whether a fix is in the build. */
  readonly patches: readonly string[];
}

export interface PodFact {
  readonly kind: 'fact';
  readonly about: 'pod';
  readonly name: string;
  readonly namespace?: string;
  /** As the API server gave it, of documents only. */
  readonly uid?: string;
  readonly node?: string;
  readonly containers: readonly string[];
  /** "Running", "Pending", "CrashLoopBackOff": the word of the STATUS column. */
  readonly status?: string;
  readonly serviceAccount?: string;
  readonly hostNetwork?: true;
  readonly hostPid?: true;
  readonly hostIpc?: true;
  /** What the pod asks of the mediators, for all its containers (`container` is absent) and for each that says something itself. */
  readonly security?: readonly SecuritySetting[];
}

/** Bits of a `securityContext`, of the annotations that came before it, or of what a container really runs with (`crictl inspect`). */
export interface SecuritySetting {
  readonly container?: string;
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  /** As written: "NET_RAW", "ALL". */
  readonly addedCapabilities?: readonly string[];
  readonly droppedCapabilities?: readonly string[];
  /** The whole bounding set, of a container that runs: "CAP_CHOWN". */
  readonly capabilities?: readonly string[];
  /** "RuntimeDefault", "Unconfined", "Localhost/NAME"; of a container that runs, the profile itself. */
  readonly appArmorProfile?: string;
  /** As for AppArmor. */
  readonly seccompProfile?: string;
  readonly noNewPrivileges?: boolean;
}

/** A container by the numbers that the node has for it. A sandbox is one too, with no name of its own; several processes of one are several facts. */
export interface ContainerFact {
  readonly kind: 'fact';
  readonly about: 'container';
  /** As told: 64 hexadecimal digits, or the first 12 and more of them. */
  readonly id: string;
  /** A process of it, by its number on the node. */
  readonly pid?: number;
  /** With hyphens, as the API server has it; of a static pod 32 hexadecimal digits. */
  readonly podUid?: string;
  readonly pod?: string;
  readonly namespace?: string;
  /** Its name in the pod. */
  readonly container?: string;
  /** The id of the sandbox that it runs in. */
  readonly sandbox?: string;
  /** The name of its process. */
  readonly command?: string;
  /** When it began and ended, as written. */
  readonly started?: string;
  readonly ended?: string;
}

export interface NodeFact {
  readonly kind: 'fact';
  readonly about: 'node';
  readonly name: string;
  /** "Ready", "NotReady" */
  readonly status?: string;
  /** "key=value:Effect", as kubectl prints them. */
  readonly taints?: readonly string[];
}

/** A profile that is loaded, from aa-status. */
export interface ProfileFact {
  readonly kind: 'fact';
  readonly about: 'profile';
  readonly name: string;
  /** "enforce", "complain", "kill", "unconfined", "prompt" */
  readonly mode: string;
}

/** What a process runs under, from `ps -eZ`, /proc/PID/attr/current or aa-status. */
export interface ProcessLabelFact {
  readonly kind: 'fact';
  readonly about: 'process-label';
  /** "cri-containerd.apparmor.d", "unconfined" */
  readonly label: string;
  /** "enforce", "complain"; absent of what is unconfined. */
  readonly mode?: string;
  readonly pid?: number;
  readonly command?: string;
}

/** A policy that admission asks, of whichever engine. */
export interface AdmissionPolicyFact {
  readonly kind: 'fact';
  readonly about: 'admission-policy';
  /** "PodSecurityPolicy", "ClusterPolicy", "ValidatingAdmissionPolicy"; of Gatekeeper's constraints the name of their resource where it is told. */
  readonly type: string;
  readonly name: string;
  readonly namespace?: string;
  /** What it does with an object that does not fit, as written: "deny", "dryrun", "Audit". */
  readonly action?: string;
}

/** A check of the CIS benchmark that kube-bench saw fail. */
export interface FailedCheckFact {
  readonly kind: 'fact';
  readonly about: 'failed-check';
  /** "1.2.3" */
  readonly name: string;
  readonly text: string;
}

/** Lines of the same file from here on are the log of this container, until another one follows; null: of nobody known. */
export interface LogOwnerFact {
  readonly kind: 'fact';
  readonly about: 'log-owner';
  readonly owner: { readonly namespace?: string; readonly pod: string; readonly container?: string } | null;
}
