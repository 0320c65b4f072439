/**
 * One AppArmor rule as a tree of the words it is written with: enough to print it again (white space folded, file
 * permissions sorted), nothing interpreted. Values are verbatim: quotes, variables and globs stay as written.
 * For the classes with `key=value` conditions the order of the object's own keys is the order in which they were written.
 * These trees are what `data/policy` stores.
 */
export type Rule =
  | FileRule
  | LinkRule
  | CapabilityRule
  | NetworkRule
  | DbusRule
  | UnixRule
  | SignalRule
  | PtraceRule
  | MountRule
  | PivotRootRule
  | ChangeProfileRule
  | UsernsRule
  | MqueueRule
  | IoUringRule
  | RlimitRule
  | AllRule
  | IncludeRule;

/** The accesses that a rule of a class with conditions is about. */
export interface AccessList {
  /** As written: "(receive, send)", "send". */
  readonly access?: string;
  /** `dbus(send)`: no blank stands between the keyword and the list. */
  readonly joined?: true;
}

export interface RuleQualifiers {
  readonly audit?: true;
  readonly effect?: 'allow' | 'deny' | 'prompt';
  /** `priority=` of AppArmor 4.1: digits, perhaps with a sign. */
  readonly priority?: string;
}

export interface FileRule extends RuleQualifiers {
  readonly kind: 'file';
  readonly owner?: 'owner' | 'other';
  /** `safe` or `unsafe` before an exec transition, as written. */
  readonly mode?: 'safe' | 'unsafe';
  /** The word `file` was written. */
  readonly keyword?: true;
  /** Absent for a bare `file,`. */
  readonly path?: string;
  /** Characters in ASCII order ("Urx"); absent for a bare `file,`. */
  readonly perms?: string;
  /** After `->`: the profile of an exec transition or the target of `l`. */
  readonly target?: string;
  readonly permsFirst?: true;
  /** `l subset /a -> /b`; only with the permissions first. */
  readonly subset?: true;
}

export interface LinkRule extends RuleQualifiers {
  readonly kind: 'link';
  readonly owner?: 'owner' | 'other';
  readonly subset?: true;
  readonly path: string;
  readonly target?: string;
}

export interface CapabilityRule extends RuleQualifiers {
  readonly kind: 'capability';
  /** Empty for a bare `capability,`. */
  readonly names: readonly string[];
}

/** `network inet stream,`, `network netlink raw,`, and 4.x' `(mask)`, `ip=`, `peer=(…)`: the words in order, each verbatim. */
export interface NetworkRule extends RuleQualifiers {
  readonly kind: 'network';
  readonly words: readonly string[];
}

export interface DbusRule extends RuleQualifiers, AccessList {
  readonly kind: 'dbus';
  readonly bus?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly name?: string;
  /** With its parentheses: "(label=unconfined)". */
  readonly peer?: string;
}

export interface UnixRule extends RuleQualifiers, AccessList {
  readonly kind: 'unix';
  readonly type?: string;
  readonly protocol?: string;
  readonly addr?: string;
  readonly label?: string;
  readonly attr?: string;
  readonly opt?: string;
  readonly peer?: string;
}

export interface SignalRule extends RuleQualifiers, AccessList {
  readonly kind: 'signal';
  /** Each `set=` as written; a rule may have several. */
  readonly set?: string | readonly string[];
  readonly peer?: string;
}

export interface PtraceRule extends RuleQualifiers, AccessList {
  readonly kind: 'ptrace';
  readonly peer?: string;
}

export interface MountRule extends RuleQualifiers {
  readonly kind: 'mount' | 'remount' | 'umount';
  /** The word as written where it is not the kind: "unmount". */
  readonly keyword?: string;
  /** Conditions before the paths, verbatim and in order: "fstype=tmpfs", "options=(rw bind)", "options in (ro, rw)". */
  readonly conditions?: readonly string[];
  readonly source?: string;
  /** What stands after `->`, or the one path of `remount` and `umount`. */
  readonly target?: string;
}

export interface PivotRootRule extends RuleQualifiers {
  readonly kind: 'pivot_root';
  /** `oldroot=` */
  readonly oldroot?: string;
  readonly newroot?: string;
  /** After `->`. */
  readonly profile?: string;
}

export interface ChangeProfileRule extends RuleQualifiers {
  readonly kind: 'change_profile';
  /** `safe` or `unsafe` as written. */
  readonly mode?: string;
  readonly exec?: string;
  readonly target?: string;
}

export interface UsernsRule extends RuleQualifiers, AccessList {
  readonly kind: 'userns';
}

export interface MqueueRule extends RuleQualifiers, AccessList {
  readonly kind: 'mqueue';
  readonly type?: string;
  readonly label?: string;
  readonly name?: string;
}

export interface IoUringRule extends RuleQualifiers, AccessList {
  readonly kind: 'io_uring';
  readonly label?: string;
}

export interface RlimitRule extends RuleQualifiers {
  readonly kind: 'rlimit';
  /** `nofile`, … */
  readonly name: string;
  readonly value: string;
}

export interface AllRule extends RuleQualifiers {
  readonly kind: 'all';
}

export interface IncludeRule {
  readonly kind: 'include';
  /** `<abstractions/base>` or `"…"`, as written. */
  readonly path: string;
  readonly ifExists?: true;
}
