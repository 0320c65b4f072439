import type { AddonVerbs, CommunityVerbs, Identity } from '@whyblocked/contract';
import {
  exampleAcceptedReport,
  exampleAddon,
  exampleAddonList,
  exampleChangePage,
  exampleCompatibility,
  exampleReport,
  exampleReportPage,
  exampleShareAnswer,
  exampleShared,
} from './openapi/example-community.ts';
import type { ServerDeps } from './server-deps.ts';

const isMetallb = (reference: string): boolean => /^(core\/)?metallb(:.*)?$/.test(reference);

/** Knows the addon of the examples and answers every question about it, or about all, with their cell. */
export const fakeAddons: AddonVerbs = {
  listAddons: async () => exampleAddonList,
  getAddon: async (reference) =>
    isMetallb(reference)
      ? { ok: true, value: exampleAddon }
      : { ok: false, error: { code: 'unknown-addon', addon: reference, near: ['core/metallb'] } },
  compatibility: async (questions) =>
    questions.map(({ addon = 'metallb' }) =>
      isMetallb(addon)
        ? { ok: true, value: exampleCompatibility }
        : { ok: false, error: { code: 'unknown-addon', addon, near: ['core/metallb'] } },
    ),
};

export interface CommunityCall {
  readonly verb: keyof CommunityVerbs;
  readonly args: readonly unknown[];
}

/** Answers with the examples, or as `parts` say, and remembers what it was asked. */
export function fakeCommunity(parts: Partial<CommunityVerbs> = {}) {
  const calls: CommunityCall[] = [];
  const all: CommunityVerbs = {
    submitReport: async () => ({ ok: true, value: { report: exampleReport } }),
    getReport: async (id) =>
      id === exampleReport.id
        ? { ok: true, value: exampleAcceptedReport }
        : { ok: false, error: { code: 'unknown-report', id } },
    listReports: async ({ cursor }) => ({
      ok: true,
      value: cursor === undefined ? exampleReportPage : { reports: [] },
    }),
    decideReport: async () => ({ ok: true, value: exampleAcceptedReport }),
    listChanges: async (since) => ({
      ok: true,
      value: since < 42 ? exampleChangePage : { knowledge: 'k', changes: [], last: since },
    }),
    shareDiagnosis: async () => ({ ok: true, value: exampleShareAnswer }),
    getShared: async (id) =>
      id === exampleShared.id ? { ok: true, value: exampleShared } : { ok: false, error: { code: 'unknown-share' } },
    deleteShared: async (_id, secret) =>
      secret === exampleShareAnswer.secret ? { ok: true, value: null } : { ok: false, error: { code: 'wrong-secret' } },
    ...parts,
  };
  const noted = (verb: keyof CommunityVerbs) => [
    verb,
    (...args: readonly unknown[]) => {
      calls.push({ verb, args });
      return (all[verb] as (...args: readonly unknown[]) => unknown)(...args);
    },
  ];
  const verbs = Object.fromEntries((Object.keys(all) as (keyof CommunityVerbs)[]).map(noted)) as unknown;
  return { community: verbs as CommunityVerbs, calls };
}

/** A database that cannot be reached. */
export const lostCommunity = fakeCommunity(
  Object.fromEntries(
    Object.keys(fakeCommunity().community).map((verb) => [
      verb,
      async () => ({ ok: false, error: { code: 'community-unavailable' } }),
    ]),
  ),
).community;

const identities: Readonly<Record<string, Identity>> = {
  'Bearer reporter': { name: 'token:alex', role: 'reporter' },
  'Bearer maintainer': { name: 'token:kim', role: 'maintainer' },
};

/** Knows two tokens; others are wrong in the way they say. */
export const fakeIdentify: ServerDeps['identify'] = async ({ authorization, onBehalfOf, address }) => {
  if (onBehalfOf !== undefined) return { ok: false, error: { code: 'bad-on-behalf', why: 'not-allowed' } };
  const told = address === undefined ? {} : { address };
  if (authorization === undefined) return { ok: true, value: { name: 'anonymous', role: 'anonymous', ...told } };
  const known = identities[authorization];
  if (known) return { ok: true, value: { ...known, ...told } };
  if (authorization === 'Bearer revoked') return { ok: false, error: { code: 'revoked-token' } };
  if (authorization === 'Bearer expired') {
    return { ok: false, error: { code: 'expired-token', expiredAt: '2026-01-31T12:00:00.000Z' } };
  }
  return { ok: false, error: { code: 'bad-token' } };
};

const pace = { burst: 10, perDay: 100 };
export const fakePaces: ServerDeps['paces'] = {
  reports: { identity: pace, address: pace, anonymous: pace },
  shares: { identity: pace, address: pace, anonymous: pace },
};
