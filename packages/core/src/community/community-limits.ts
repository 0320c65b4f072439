import type { Identity } from '@whyblocked/contract';
import { ANONYMOUS } from './reports/judge-decision.ts';
import type { Turn } from './store/turn.ts';

/** At most so many at once, and so many a day on the whole. */
export interface Pace {
  readonly burst: number;
  readonly perDay: number;
}

export interface CommunityLimits {
  readonly reports: PaceOfAll;
  readonly shares: PaceOfAll;
}

interface PaceOfAll {
  readonly identity: Pace;
  /** All that come from one address. */
  readonly address: Pace;
  /** All together who do not say who they are. */
  readonly anonymous: Pace;
}

export const communityLimits: CommunityLimits = {
  reports: {
    identity: { burst: 20, perDay: 200 },
    address: { burst: 10, perDay: 100 },
    anonymous: { burst: 100, perDay: 2_000 },
  },
  shares: {
    identity: { burst: 20, perDay: 200 },
    address: { burst: 10, perDay: 100 },
    anonymous: { burst: 100, perDay: 2_000 },
  },
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** The rows in which an identity waits for its turn; maintainers wait in none. */
export function turnsOf(
  what: keyof CommunityLimits,
  { name, role, address }: Identity,
  limits: CommunityLimits,
): readonly Turn[] {
  if (role === 'maintainer') return [];
  const paces = limits[what];
  const isAnonymous = role === ANONYMOUS;
  return [
    turnOf(`${what} identity ${isAnonymous ? ANONYMOUS : name}`, isAnonymous ? paces.anonymous : paces.identity),
    ...(address === undefined ? [] : [turnOf(`${what} address ${address}`, paces.address)]),
  ];
}

function turnOf(key: string, { burst, perDay }: Pace): Turn {
  return { key, burst, everyMs: Math.ceil(DAY_MS / perDay) };
}
