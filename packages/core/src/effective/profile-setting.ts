import type { System } from '@whyblocked/contract';
import type { Attributes } from '../connection/connection-question.ts';

/** A connection of the snap that is asked about. */
export interface Connection {
  readonly interface: string;
  /** The side that the snap has: it gets the rules of that side. */
  readonly side: 'plug' | 'slot';
  /** Who has the slot; absent: not known. */
  readonly provider?: 'system' | 'app' | 'gadget' | undefined;
  /** Absent: not known; an empty object: it is known that there are none. */
  readonly plugAttributes?: Attributes | undefined;
  readonly slotAttributes?: Attributes | undefined;
}

/** Everything that decides how snapd puts the profile of an app together. */
export interface ProfileSetting {
  /** Of snapd. */
  readonly release: string;
  readonly system: System;
  /** The release of AppArmor whose abstractions are included; absent: the one that the snapd snap brings along. */
  readonly apparmor?: string | undefined;
  /** "core22", "bare", …; absent: a base of the core family. */
  readonly base?: string | undefined;
  /** Absent: strict. Jailmode is a classic snap that is confined all the same. */
  readonly confinement?: 'strict' | 'devmode' | 'classic' | 'jailmode' | undefined;
  /** The snap lists `system-usernames`. */
  readonly systemUsernames?: boolean | undefined;
  /** What the AppArmor parser and kernel can do, as snapd names it: "userns", "mqueue"; absent: not known. */
  readonly features?: ReadonlySet<string> | undefined;
  /** Facts about the host by the names that conditions give them, "home-is-remote"; absent: those of a usual one. */
  readonly host?: Readonly<Record<string, unknown>> | undefined;
  /** The installed revision; absent: not known, then every revision counts as that. */
  readonly revision?: string | undefined;
  readonly connections: readonly Connection[];
}
