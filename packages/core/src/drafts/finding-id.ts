import { createHash } from 'node:crypto';
import type { Access, Subject } from '@whyblocked/contract';
import { base32 } from '../base32.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Trouble } from '../evidence/trouble.ts';
import { stableText } from './stable-text.ts';

const ID_CHARACTERS = 20;

/**
 * The name of a denial: "wb1-" and twenty characters of base32 of a SHA-256 over its subject and access, with all that
 * belongs to one occurrence replaced by variables. The same refusal has the same id in every paste.
 */
export function denialFindingId(subject: Subject, access: Access): string {
  const { pod: _pod, container: _container, instance: _instance, label, ...who } = subject;
  const stable = { subject: { ...who, label: stableText(withoutInstance(label)) }, access: stableAccess(access) };
  return idOf(stable);
}

/** The name of a trouble of unknown cause: over what kind of thing is in trouble, the reason, and the innermost error. */
export function troubleFindingId(kind: string, { reason, object, layers, message }: Trouble): string {
  const innermost = stableText(layers.at(-1) ?? message, message);
  return idOf({ kind, ...(reason === undefined ? {} : { reason }), object: object?.kind ?? '', innermost });
}

function idOf(stable: Record<string, unknown>): string {
  return `wb1-${base32(createHash('sha256').update(canonicalJson(stable)).digest(), ID_CHARACTERS)}`;
}

function stableAccess(access: Access): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(access).map(([key, value]) => [key, typeof value === 'string' ? stableText(value) : value]),
  );
}

/** A parallel installation (`snap.vlc_two.vlc`) is refused the same things as the first one. */
function withoutInstance(label: string): string {
  return label.replace(/^(snap\.[a-z0-9-]+)_[a-z0-9]+/, '$1');
}
