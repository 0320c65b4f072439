import type { FieldPath } from './redact-strings.ts';

/**
 * Fields that decide, or that come from the knowledge and not from a paste, by their name wherever they stand: ids, codes, closed
 * words, times, releases, and the rules of snapd.
 */
const NEVER_BY_NAME: ReadonlySet<string> = new Set(
  `schema id kind code outcome confidence owner actor action claim system release role side connection findingId explains causedBy grants
  cause first last rule fact op reads formats why`.split(/\s+/),
);

/** The same, where the name alone does not tell: fields, and all that is below them. */
const NEVER_BY_PLACE: readonly string[] = [
  'knowledge',
  'input.formats',
  'explanations',
  'addons',
  'findings.explanation',
  'connections.connect.interface',
  'connections.connect.answers',
  'connections.stays',
  'findings.interfaces.name',
  'findings.interfaces.source',
  'findings.notes.rule',
  'findings.notes.source',
  'findings.notes.interface',
  'findings.notes.slug',
  'findings.notes.release',
  'findings.interfaces.via',
  'plan.reason.interface',
  'plan.reason.status',
  'goes.rules',
  'stays.rules',
  'opens',
  'connect.interface',
];

/** What `evidence` redacts: the lines that are quoted, what the paste tells of the system, and names of files that were pasted. */
const EVIDENCE: readonly string[] = [
  'findings.evidence',
  'findings.at',
  'findings.trouble.message',
  'findings.trouble.layers',
  'findings.trouble.node',
  'findings.captures',
  'context',
  'input.unread.file',
];

/** Fields that hold a name or a release (`2.68.5.1`) and nothing else: read as if a log had told what it is. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['context.nodes.value', 'node'],
  ['snapd', 'version'],
  ['version', 'version'],
  ['context.snapd.value', 'version'],
  ['context.microk8s.version.value', 'version'],
  ['context.apparmor.value', 'version'],
  ['node', 'node'],
  ['nodeName', 'node'],
  ['host', 'hostname'],
  ['hostname', 'hostname'],
  ['user', 'user'],
  ['username', 'user'],
]);

/** Whether a string is one that a paste may have put there, and may be replaced. */
export function isRedactable(path: FieldPath): boolean {
  const place = path.join('.');
  const inCertificate = path.includes('certificate');
  if (inCertificate) return !path.includes('rules') && !NEVER_BY_NAME.has(path.at(-1) ?? '');
  return !path.some((name) => NEVER_BY_NAME.has(name)) && !NEVER_BY_PLACE.some((never) => isAtOrBelow(place, never));
}

/** Whether a string is evidence, context or the name of a pasted file. */
export function isEvidence(path: FieldPath): boolean {
  const place = path.join('.');
  return EVIDENCE.some((one) => isAtOrBelow(place, one));
}

/** The key that tells what a value is: "node" for the nodes of the context. */
export function keyOf(path: FieldPath): string | undefined {
  return NAMED.get(path.join('.')) ?? NAMED.get(path.at(-1) ?? '');
}

function isAtOrBelow(place: string, field: string): boolean {
  return place === field || place.startsWith(`${field}.`);
}
