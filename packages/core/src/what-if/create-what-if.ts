import { deviceCgroupVerdict, type Result } from '@whyblocked/confinement';
import {
  type Access,
  type AskedConnection,
  type EngineFailure,
  limits,
  type WhatIf,
  type WhatIfFailure,
  type WhatIfOptions,
  type WhatIfStay,
} from '@whyblocked/contract';
import { unknownInterface } from '../connection/unknown-interface.ts';
import { PasteReader } from '../diagnosis/paste-reader.ts';
import { type DenialDraft, isDenial } from '../drafts/draft.ts';
import { decidingRules } from '../effective/deciding-rules.ts';
import { deviceCgroupSetting } from '../effective/device-access.ts';
import { createEffectivePolicy, type EffectivePolicy, type EffectiveVerdict } from '../effective/effective-policy.ts';
import type { Connection, ProfileSetting } from '../effective/profile-setting.ts';
import { explainerOf } from '../explanations/explainer.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { cgroupChange } from './cgroup-change.ts';
import { openedAccess } from './opened-access.ts';

export type WhatIfRefusal = Exclude<WhatIfFailure, EngineFailure>;

/** Takes the bytes of one paste in pieces of any size, and tells at the end what the connections would change. */
export interface WhatIfReader {
  /** Where what is pushed comes from and is read. */
  readonly reader: PasteReader;
  push(bytes: Uint8Array, file?: string): void;
  end(): WhatIf;
}

/** Prepares the question which denials of a paste would go if plugs were connected. */
export function createWhatIf(knowledge: Knowledge, options: WhatIfOptions): Result<WhatIfReader, WhatIfRefusal> {
  const { snapd: release = knowledge.newestRelease, system = 'classic', base, connect, connected = [] } = options;
  if (!knowledge.releases.includes(release)) {
    return { ok: false, error: { code: 'unknown-release', release, known: knowledge.releases } };
  }
  const known = knowledge.interfacesOf(release);
  const names = new Set(known.map(({ name }) => name));
  const unknown = [...connect, ...connected].find((one) => !names.has(one.interface));
  if (unknown) return { ok: false, error: unknownInterface(unknown.interface, known) };
  const trialOf = (plugs: readonly AskedConnection[]): Tried => {
    const setting = { release, system, base, connections: plugs.map(connectionOf) };
    return { setting, policy: createEffectivePolicy(knowledge, setting) };
  };
  const before = trialOf(connected);
  const after = trialOf([...connected, ...connect]);
  const reader = new PasteReader(explainerOf(knowledge).plan);
  return {
    ok: true,
    value: {
      reader,
      push: (bytes, file) => reader.push(bytes, file),
      end: () => {
        const changes = reader
          .end()
          .drafts.filter(isDenial)
          .map((draft) => changeOf(knowledge, release, draft, before, after));
        const goes = changes.flatMap((change) => (change.why === null ? [change.denial] : []));
        const stays = changes.flatMap(({ why, denial, conditions }) =>
          why === null ? [] : [{ ...denial, why, conditions }],
        );
        return {
          schema: 'whyblocked/what-if@1',
          connect: [...connect],
          goes: goes.slice(0, limits.findings),
          stays: stays.slice(0, limits.findings),
          opens: {
            ...openedAccess(knowledge, release, before.policy.profile, after.policy.profile),
            deviceCgroup: cgroupChange(
              deviceCgroupSetting(knowledge, before.setting, before.policy.profile),
              deviceCgroupSetting(knowledge, after.setting, after.policy.profile),
            ),
          },
          omitted: {
            goes: Math.max(0, goes.length - limits.findings),
            stays: Math.max(0, stays.length - limits.findings),
          },
          knowledge: { version: knowledge.version, snapd: release },
        };
      },
    },
  };
}

/** A plug without attributes that are named has none; who has the slot is the system where it can. */
function connectionOf({ interface: name, attributes = {} }: AskedConnection): Connection {
  return { interface: name, side: 'plug', plugAttributes: attributes };
}

/** A profile with what is connected, and what it was put together from. */
interface Tried {
  readonly setting: ProfileSetting;
  readonly policy: EffectivePolicy;
}

/** Only where the base is told: without it nobody knows whether there is a cgroup. */
function isRefusedByCgroup(knowledge: Knowledge, access: Access, { setting, policy }: Tried): boolean {
  if (setting.base === undefined || access.kind !== 'file' || !access.path?.startsWith('/dev/')) return false;
  const question = deviceCgroupSetting(knowledge, setting, policy.profile);
  return deviceCgroupVerdict({ ...question, device: { path: access.path, resolved: true } }).code === 'refused';
}

type Change = {
  readonly denial: WhatIf['goes'][number];
  /** null: it goes. */
  readonly why: WhatIfStay['why'] | null;
  readonly conditions: WhatIfStay['conditions'];
};

function changeOf(
  knowledge: Knowledge,
  release: string,
  { id, subject, access, entries }: DenialDraft,
  before: Tried,
  after: Tried,
): Change {
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  const denial = (rules: EffectiveVerdict['deciding']): Change['denial'] => ({
    findingId: id,
    count,
    subject,
    access,
    rules: decidingRules(knowledge, release, rules),
  });
  if (subject.owner !== 'snap-app' && subject.owner !== 'snap-hook') {
    return { denial: denial([]), why: 'not-of-a-snap', conditions: [] };
  }
  const now = before.policy.verdict(access, subject);
  if (now.code === 'permitted') return { denial: denial(now.deciding), why: 'permitted-before', conditions: [] };
  const then = after.policy.verdict(access, subject);
  if (then.code === 'permitted' && isRefusedByCgroup(knowledge, access, after)) {
    return { denial: denial(then.deciding), why: 'device-cgroup', conditions: [] };
  }
  return { denial: denial(then.deciding), why: WHY[then.code], conditions: [...then.depends] };
}

const WHY: Record<EffectiveVerdict['code'], WhatIfStay['why'] | null> = {
  permitted: null,
  refused: 'refused',
  'not-permitted': 'not-permitted',
  undecided: 'depends',
  'not-modelled': 'not-modelled',
};
