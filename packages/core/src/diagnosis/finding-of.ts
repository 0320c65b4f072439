import { type Finding, limits, type ToldTrouble } from '@whyblocked/contract';
import type { Captures } from '@whyblocked/dataset';
import type { Certify } from '../certificates/create-certifier.ts';
import type { DenialDraft, TroubleDraft } from '../drafts/draft.ts';
import type { Trouble } from '../evidence/trouble.ts';
import type { EntryMatch } from '../explanations/entry-match.ts';
import type { ForemostDraft } from './foremost-drafts.ts';
import { type JudgedDenial, type Judges, judgeDenial } from './judge-denial.ts';
import { type JudgedTrouble, judgeTrouble } from './judge-trouble.ts';
import { occurrencesOf } from './occurrences-of.ts';

/** One finding as the contract tells it; what was found out of it before is not found out again. */
export function findingOf({ draft, kept }: ForemostDraft, judges: Judges, certify: Certify): Finding {
  if (draft.kind === 'denial') {
    return findingOfDenial(draft, kept && 'grants' in kept ? kept : judgeDenial(draft, judges), certify);
  }
  return findingOfTrouble(draft, kept && !('grants' in kept) ? kept : judgeTrouble(draft, judges));
}

function findingOfDenial(draft: DenialDraft, judged: JudgedDenial, certify: Certify): Finding {
  const { outcome, confidence, grants, explained, notes, loggedOnly } = judged;
  const { subject, access } = draft;
  const interfaces = grants.slice(0, limits.grantsPerFinding);
  return {
    id: draft.id,
    kind: 'denial',
    outcome,
    confidence,
    ...occurrencesOf(draft.entries),
    subject,
    access,
    ...(draft.verdict === 'told' ? { told: true, interfaces } : certify({ subject, access, outcome, interfaces })),
    ...(loggedOnly ? { loggedOnly } : {}),
    ...explanationOf(explained.deciding, explained.cause),
    notes: [...notes()],
    explains: [],
    causedBy: [],
  };
}

function findingOfTrouble(draft: TroubleDraft, { outcome, confidence, explained }: JudgedTrouble): Finding {
  const { id, kind, subject, trouble, entries } = draft;
  const { source, reason, message, layers, object, node, from, exitCode } = trouble;
  const objects = objectsOf(entries);
  const { deciding, cause } = explained;
  // Of a message that also says what harms, the words that do not harm tell nothing.
  const telling = deciding?.entry.kind === 'noise' && cause ? undefined : deciding;
  return {
    id,
    kind,
    outcome,
    confidence,
    ...occurrencesOf(entries),
    subject,
    trouble: {
      source,
      ...(reason === undefined ? {} : { reason }),
      message: message.slice(0, limits.evidenceChars),
      layers: layers.map((layer) => layer.slice(0, limits.evidenceChars)),
      ...(object === undefined ? {} : { object }),
      ...(objects.length > 1 ? { objects } : {}),
      ...(node === undefined ? {} : { node }),
      ...(from === undefined ? {} : { from }),
      ...(exitCode === undefined ? {} : { exitCode }),
    },
    interfaces: [],
    ...explanationOf(telling, cause, capturesOfObject(trouble)),
    notes: [],
    explains: [],
    causedBy: [],
  };
}

/** The objects of which the same is told, each once: not every form tells the namespace. */
function objectsOf(entries: TroubleDraft['entries']): NonNullable<ToldTrouble['objects']> {
  const objects = new Map<string, NonNullable<ToldTrouble['object']>>();
  for (const { said } of entries) {
    if (said.object === undefined || said.object.name === '') continue;
    const key = `${said.object.kind} ${said.object.name}`;
    const known = objects.get(key);
    if (known === undefined || known.namespace === undefined) objects.set(key, said.object);
  }
  return [...objects.values()].slice(0, limits.placesPerFinding);
}

/** The slugs of what is known, and what fills the holes of its sentences. */
function explanationOf(
  deciding: EntryMatch | undefined,
  cause: EntryMatch | undefined,
  given: Captures = {},
): Pick<Finding, 'cause' | 'explanation' | 'captures'> {
  const told = deciding ?? cause;
  if (!told) return {};
  const { entry } = told;
  const slug =
    (entry.kind === 'issue' ? entry.cause : undefined) ??
    cause?.entry.slug ??
    (entry.kind === 'issue' ? entry.slug : undefined);
  const captures = { ...given, ...cause?.captures, ...told.captures };
  return {
    ...(slug === undefined ? {} : { cause: slug }),
    explanation: entry.slug,
    ...(Object.keys(captures).length === 0 ? {} : { captures }),
  };
}

function capturesOfObject({ object, node, reason, exitCode }: Trouble): Captures {
  const kind = object?.kind;
  const name = object === undefined || object.name === '' ? undefined : object.name;
  return {
    ...(name !== undefined && kind === 'Pod' ? { pod: name } : {}),
    ...(name !== undefined && kind === 'PersistentVolumeClaim' ? { claim: name } : {}),
    ...(name !== undefined && kind === 'Service' ? { service: name } : {}),
    ...(name !== undefined && kind === 'Snap' ? { snap: name } : {}),
    ...(name !== undefined && kind === 'Addon' ? { addon: name } : {}),
    ...(name !== undefined && kind !== undefined && kind !== 'Pod' ? { object: name, kind } : {}),
    ...(object?.namespace === undefined ? {} : { namespace: object.namespace }),
    ...(object?.container === undefined ? {} : { container: object.container }),
    ...((node ?? (kind === 'Node' ? name : undefined)) === undefined ? {} : { node: node ?? name ?? '' }),
    ...(reason === undefined ? {} : { reason }),
    ...(exitCode === undefined ? {} : { code: String(exitCode) }),
  };
}
