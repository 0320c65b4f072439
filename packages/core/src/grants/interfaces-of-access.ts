import { compileGlob } from '@whyblocked/confinement';
import type { Access } from '@whyblocked/contract';
import { cached } from '../cached.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** Interfaces that people know to be there for what an access opens. */
export type InterfacesOfAccess = (access: Access) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

export function interfacesOfAccess(knowledge: Knowledge): InterfacesOfAccess {
  const patterns = cached((_first: true) =>
    [...knowledge.evidence()].flatMap(([name, { paths }]) =>
      paths.flatMap((path) => {
        const glob = compileGlob(path, { vars: {}, kind: 'path' });
        return glob.ok ? [{ name, matches: glob.value.matches }] : [];
      }),
    ),
  );
  const ofCapability = cached(
    (capability: string) =>
      new Set(
        [...knowledge.evidence()].flatMap(([name, { capabilities }]) =>
          capabilities.includes(capability) ? [name] : [],
        ),
      ),
  );
  return (access) => {
    if (access.kind === 'capability') return ofCapability(access.name);
    if (access.kind !== 'file' || access.path === undefined) return NONE;
    const path = Buffer.from(access.path);
    return new Set(patterns(true).flatMap(({ name, matches }) => (matches(path) ? [name] : [])));
  };
}
