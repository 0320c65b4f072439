import type { Access } from '@whyblocked/contract';
import type { DenialDraft } from './draft.ts';

/** Links that every system has: a record tells where they lead, a program what it was given. */
const LINKS: readonly (readonly [string, string])[] = [
  ['/var/run/', '/run/'],
  ['/var/lock/', '/run/lock/'],
];

/**
 * What the policy is asked about a denial, one access or several of which any may have been meant: a program that says what was refused
 * tells neither whether a path is a folder nor where links lead. To the policy a device is a file that is opened to be read and written; what
 * does not say what it tried to do has at least read.
 */
export function askedAccesses({ access, verdict }: DenialDraft): readonly Access[] {
  const asked: Access = access.kind === 'device' ? { kind: 'file', path: access.path, mask: 'wr' } : access;
  if (verdict !== 'told' || asked.kind !== 'file' || asked.path === undefined) return [asked];
  const link = LINKS.find(([from]) => asked.path?.startsWith(from));
  const path = link ? link[1] + asked.path.slice(link[0].length) : asked.path;
  const one = { ...asked, path, mask: asked.mask === '' ? 'r' : asked.mask };
  const mayBeFolder = !path.endsWith('/') && /^[r]+$/.test(one.mask);
  return mayBeFolder ? [one, { ...one, path: `${path}/` }] : [one];
}
