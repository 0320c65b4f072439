import {
  type AddonVerbs,
  type CommunityVerbs,
  type Diagnosis,
  type Identity,
  ReportInput,
  type ReportSubject,
  type UnknownAddon,
  type Verbs,
} from '@whyblocked/contract';
import { failed, invalid } from '../answers.ts';
import { type CommunityLimits, turnsOf } from '../community-limits.ts';
import type { NewId } from '../identities/random-id.ts';
import { boundedDiagnosis } from '../shares/bounded-diagnosis.ts';
import type { CommunityStore } from '../store/community-store.ts';
import { cleanReport } from './clean-report.ts';
import { fingerprintOf, placeOf } from './report-keys.ts';

const ID_CHARACTERS = 16;

interface Needed {
  readonly store: CommunityStore;
  readonly diagnose: Verbs['diagnose'];
  readonly addons: Pick<AddonVerbs, 'getAddon'>;
  readonly limits: CommunityLimits;
  readonly clock: () => Date;
  readonly newId: NewId;
}

/** Receives a report. What is wrong is found before a turn is taken, and a turn is taken before a log is read. */
export async function submitReport(
  { store, diagnose, addons, limits, clock, newId }: Needed,
  input: ReportInput,
  by: Identity,
): ReturnType<CommunityVerbs['submitReport']> {
  const parsed = ReportInput.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const subject = await named(parsed.data.subject, addons);
  if (!subject.ok) return subject;
  const at = clock();
  const turn = await store.takeTurn(turnsOf('reports', by, limits), at);
  if (!turn.ok) return failed({ code: 'too-many', what: 'reports', retryAfterMs: turn.retryAfterMs });
  const { log } = parsed.data;
  const diagnosed = log === undefined ? null : await diagnose(Buffer.from(log));
  if (diagnosed?.ok === false) return diagnosed;
  const found = diagnosed ? boundedDiagnosis(diagnosed.value) : undefined;
  const clean = cleanReport({ ...parsed.data, subject: subject.value }, found);
  const { report, isNew } = await store.receiveReport({
    ...clean,
    issues: issuesIn(found),
    id: `rep-${newId(ID_CHARACTERS)}`,
    by: by.name,
    at,
    fingerprint: fingerprintOf(clean),
    place: placeOf(clean.subject),
  });
  return { ok: true, value: isNew ? { report } : { report, duplicateOf: report.id } };
}

/** The full name of the addon that a reference leads to. */
export async function addonNamed(
  reference: string,
  addons: Pick<AddonVerbs, 'getAddon'>,
): Promise<{ readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: UnknownAddon }> {
  const found = await addons.getAddon(reference);
  return found.ok ? { ok: true, value: `${found.value.repository}/${found.value.name}` } : found;
}

async function named(subject: ReportSubject, addons: Pick<AddonVerbs, 'getAddon'>) {
  if (subject.kind === 'answer') return { ok: true, value: subject } as const;
  const addon = await addonNamed(subject.addon, addons);
  return addon.ok ? ({ ok: true, value: { ...subject, addon: addon.value } } as const) : addon;
}

function issuesIn(diagnosis: Diagnosis | undefined): readonly string[] {
  return diagnosis?.explanations.filter(({ kind }) => kind === 'issue').map(({ slug }) => slug) ?? [];
}
