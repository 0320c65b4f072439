import type { Access } from '../access.ts';

export type Mediator = 'apparmor' | 'seccomp' | 'dbus-daemon';

export type RecordVerdict = 'denied' | 'allowed' | 'audit' | 'killed' | 'logged' | 'status' | 'hint' | 'error';

/** One record of a mediator, decoded; nothing in it is judged yet. */
export interface MediatorRecord {
  /** Who wrote it: dbus-daemon writes the records of messages, in AppArmor's form. */
  readonly mediator: Mediator;
  readonly verdict: RecordVerdict;
  /** The subject's label as logged, decoded: "snap.a.b", "x//&y", ":ns:z"; empty if the record has none. */
  readonly label: string;
  /** Null when the record tells too little (it is cut, or only states something). */
  readonly access: Access | null;
  /**
   * Every key=value of the record under the key of the record: hex decoded, quotes removed, "(null)" left out. A value that is not
   * UTF-8 stays in upper-case hex. The first of equal keys wins.
   */
  readonly fields: Readonly<Record<string, string>>;
  readonly comm?: string;
  readonly exe?: string;
  readonly pid?: number;
  /** ISO 8601 in UTC, or the text of the carrier where that tells no date or zone. */
  readonly time?: string;
  /** "1709037627.263:7513" */
  readonly auditId?: string;
  /** The record is visibly cut: an ellipsis, a terminal's ">", an open quote, a key without its value. */
  readonly truncated: boolean;
  /** 1-based position of the record in the line, in UTF-16 units; in a JSON journal entry that of its MESSAGE. */
  readonly column: number;
}
