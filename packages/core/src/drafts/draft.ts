import type { MediatorRecord } from '@whyblocked/confinement';
import type { Access, Subject } from '@whyblocked/contract';
import type { Entry } from '../evidence/entry.ts';
import type { Refusal } from '../evidence/refusal.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { subjectOf } from '../subjects/subject-of.ts';
import { denialFindingId, troubleFindingId } from './finding-id.ts';

/** All that was seen of one refusal, before the policy is asked. */
export interface DenialDraft {
  readonly kind: 'denial';
  readonly id: string;
  readonly subject: Subject;
  readonly access: Access;
  /** refused: a mediator wrote so; logged: it only noted it; told: a program says so, and no record does. */
  readonly verdict: 'refused' | 'logged' | 'told';
  readonly entries: readonly (Entry<MediatorRecord> | Entry<Refusal>)[];
  /** All pods it happened to, where that is known; `subject` names the first. */
  readonly pods?: readonly string[];
}

/** What is in trouble, and all that was said of it alike. */
export interface TroubleDraft {
  readonly kind: 'pod' | 'addon' | 'platform';
  readonly id: string;
  readonly subject: Subject;
  readonly trouble: Trouble;
  readonly entries: readonly Entry<Trouble>[];
}

export type Draft = DenialDraft | TroubleDraft;

export function isDenial(draft: Draft): draft is DenialDraft {
  return draft.kind === 'denial';
}

const REFUSED = new Set(['denied', 'killed']);
const LOGGED = new Set(['allowed', 'logged']);

/** Gathers records of the same subject and access, whatever the process, the revision or the user. */
export function draftsOfRecords(entries: readonly Entry<MediatorRecord>[]): readonly DenialDraft[] {
  const drafts = new Map<string, DenialDraft>();
  for (const entry of entries) {
    const record = entry.said;
    const isRefused = REFUSED.has(record.verdict);
    if (!(isRefused || LOGGED.has(record.verdict))) continue;
    const subject = subjectOf(record);
    const access = record.access ?? cutAccess(record);
    const id = denialFindingId(subject, access);
    const known = drafts.get(id);
    drafts.set(id, {
      ...(known ?? { kind: 'denial', id, subject, access }),
      verdict: isRefused ? 'refused' : (known?.verdict ?? 'logged'),
      entries: [...(known?.entries ?? []), entry],
    });
  }
  return [...drafts.values()];
}

/** What programs say was refused to them. */
export function draftsOfRefusals(entries: readonly Entry<Refusal>[]): readonly DenialDraft[] {
  const drafts = new Map<string, DenialDraft>();
  for (const entry of entries) {
    const { access, snap, app } = entry.said;
    const subject: Subject =
      snap === undefined
        ? { owner: 'none', label: '' }
        : { owner: 'snap-app', label: '', snap, ...(app === undefined ? {} : { app }) };
    const id = denialFindingId(subject, access);
    const known = drafts.get(id);
    drafts.set(id, {
      ...(known ?? { kind: 'denial', id, subject, access, verdict: 'told' }),
      entries: [...(known?.entries ?? []), entry],
    });
  }
  return [...drafts.values()];
}

/** Gathers troubles with the same reason and the same innermost error, whatever they happen to. */
export function draftsOfTroubles(entries: readonly Entry<Trouble>[]): readonly TroubleDraft[] {
  const drafts = new Map<string, TroubleDraft>();
  for (const entry of entries) {
    const trouble = entry.said;
    const kind = kindOf(trouble);
    const id = troubleFindingId(kind, trouble);
    const known = drafts.get(id);
    drafts.set(id, {
      ...(known ?? { kind, id, subject: subjectOfTrouble(trouble), trouble }),
      entries: [...(known?.entries ?? []), entry],
    });
  }
  return [...drafts.values()];
}

/** What is left of an access when its record is cut before it says enough: a refusal is never passed over. */
function cutAccess({ fields }: MediatorRecord): Access {
  const { operation = '', name } = fields;
  return { kind: 'other', operation, ...(name === undefined ? {} : { name }) };
}

const OF_PLATFORM = new Set(['Node', 'Service', 'Snap', 'Task']);

function kindOf({ object, source }: Trouble): TroubleDraft['kind'] {
  if (object?.kind === 'Addon') return 'addon';
  return (object && OF_PLATFORM.has(object.kind)) || source === 'inspection' ? 'platform' : 'pod';
}

function subjectOfTrouble({ object }: Trouble): Subject {
  return {
    owner: 'none',
    label: '',
    ...(object?.kind === 'Pod' ? { pod: object.name } : {}),
    ...(object?.kind === 'Snap' ? { snap: object.name } : {}),
    ...(object?.container === undefined ? {} : { container: object.container }),
    ...(object?.namespace === undefined ? {} : { namespace: object.namespace }),
  };
}
