import type { AddonVerbs, CommunityVerbs, Identity, Verbs } from '@whyblocked/contract';
import type { AboutFacts } from '@whyblocked/render';
import type { AdmissionLimits } from './admission/admission.ts';
import type { Card } from './ports/card.ts';
import type { Clock } from './ports/clock.ts';
import type { Sent } from './ports/reply-port.ts';
import type { SettingsStore } from './settings/settings-store.ts';

/** Where maintainers of the database decide about reports. */
export interface Maintainers {
  readonly channelId: string;
  /** Who may decide; everybody else is refused. */
  readonly userIds: ReadonlySet<string>;
  /** Sends a card to the channel; never rejects. */
  post(card: Card): Sent;
}

export interface ChatDeps {
  readonly verbs: Verbs;
  readonly addons: AddonVerbs;
  readonly community: CommunityVerbs;
  readonly maintainers?: Maintainers;
  readonly settings: SettingsStore;
  /** A person as the database knows it: by a keyed hash of the id, never the id. */
  readonly identify: (userId: string, role: Identity['role']) => Identity;
  /** "https://why.example": pages of the knowledge and shared answers are linked there; absent: no links to us. */
  readonly publicUrl?: string;
  /** What reaches the application, in this process or another; "messages" needs the intent to read those that are not meant for it. */
  readonly hears: AboutFacts['hears'];
  readonly version: string;
  readonly clock?: Clock;
  readonly limits?: AdmissionLimits;
  /** Where a bug is told: the person only sees the id. */
  readonly onFailure: (id: string, error: unknown) => void;
}
