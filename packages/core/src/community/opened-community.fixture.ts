import type { Addon, AddonVerbs, Diagnosis, Identity, ReportInput } from '@whyblocked/contract';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { knowledgeOf, MANUAL, policy, rule } from '../knowledge/knowledge.fixture.ts';
import { type Community, type CommunityOptions, createCommunity } from './create-community.ts';
import type { CommunityPlace } from './find-community.ts';
import { openStore } from './open-store.ts';
import type { CommunityStore } from './store/community-store.ts';

export const ALEX: Identity = { name: 'token:alex', role: 'reporter' };
export const BO: Identity = { name: 'discord:00112233445566778899aabbccddeeff', role: 'reporter' };
export const MAINTAINER: Identity = { name: 'token:kim', role: 'maintainer' };
export const ANYBODY: Identity = { name: 'anonymous', role: 'anonymous', address: 'a1' };

export const DENIAL =
  'Mar  1 10:00:00 rack-host7 kernel: audit: type=1400 audit(1709287200.001:42): apparmor="DENIED" operation="open" profile="snap.guvcview.guvcview" name="/dev/video0" pid=4321 comm="guvcview" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';

/** Somebody saw metallb work. */
export const WORKED = {
  subject: {
    kind: 'addon',
    addon: 'metallb',
    outcome: 'worked',
    environment: { track: '1.32', confinement: 'strict', architecture: 'amd64' },
  },
  ran: 'microk8s enable metallb',
  note: 'Addresses were given out at once.',
} as const satisfies ReportInput;

export const FAILED = { ...WORKED, subject: { ...WORKED.subject, outcome: 'failed' } } as const satisfies ReportInput;

const knowledge = knowledgeOf([policy('camera', MANUAL, [rule('/dev/video[0-9]* rwk,')])]);

/** Knows the addons core/metallb, which is also called lb, and community/istio. */
const addons: Pick<AddonVerbs, 'getAddon'> = {
  getAddon: async (reference) => {
    const name = { metallb: 'metallb', lb: 'metallb', 'core/metallb': 'metallb', istio: 'istio' }[reference];
    if (name === undefined) return { ok: false, error: { code: 'unknown-addon', addon: reference, near: [] } };
    return { ok: true, value: { ...NO_FACTS, repository: name === 'istio' ? 'community' : 'core', name } };
  },
};
const NO_FACTS: Omit<Addon, 'repository' | 'name'> = { aliases: [], sameStatusAs: [], tracks: [], statements: [] };

export interface OpenedCommunity {
  readonly store: CommunityStore;
  readonly community: Community;
  /** Moves the clock. */
  wait(ms: number): void;
  readonly now: () => Date;
}

/** Opens what is at a place, at noon of a day that never changes. */
export async function openCommunity(
  place: CommunityPlace,
  options: Partial<CommunityOptions> = {},
): Promise<OpenedCommunity> {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const clock = () => new Date(now);
  const opened = await openStore(place, clock);
  if (!opened.ok) throw new Error(`the database could not be opened: ${JSON.stringify(opened.error)}`);
  const store = opened.value;
  const community = createCommunity({
    store,
    diagnose: async (paste, given = {}) => ({ ok: true, value: diagnoseText(paste, given.redact) }),
    addons,
    knowledgeVersion: 'test',
    clock,
    ...options,
  });
  return {
    store,
    community,
    now: clock,
    wait: (ms) => {
      now += ms;
    },
  };
}

export function diagnoseText(paste: unknown, redact?: 'all' | 'evidence'): Diagnosis {
  if (!(paste instanceof Uint8Array)) throw new Error('the log of a report is held whole');
  const diagnosis = diagnoseSync([paste], { knowledge, ...(redact === undefined ? {} : { redact }) });
  if (!diagnosis.ok) throw new Error(diagnosis.error.code);
  return diagnosis.value;
}

/** What an answer holds; throws where it is a failure. */
export async function value<T>(
  answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }>,
): Promise<T> {
  const answered = await answer;
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return answered.value;
}
