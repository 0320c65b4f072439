import { isBlanket } from '@whyblocked/confinement';
import { isInRelease } from '@whyblocked/dataset';
import type { Knowledge, StoredRule } from '../knowledge/knowledge.ts';
import { isRule } from '../knowledge/stored-tree.ts';

const FOLDERS = ['/bin/', '/sbin/', '/usr/bin/', '/usr/sbin/'];
const COMMAND = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;
/** More interfaces than these let a snap run it: then it is about none of them. */
const MOST = 4;

/** Interfaces that are there for a command: those that people know to be, and those few whose rules let a snap run it. */
export function interfacesOfProgram(knowledge: Knowledge, release: string, program: string): ReadonlySet<string> {
  if (!COMMAND.test(program)) return new Set();
  const known = [...knowledge.evidence()].flatMap(([name, { programs }]) => (programs.includes(program) ? [name] : []));
  const running = new Set(
    FOLDERS.flatMap((folder) => knowledge.rulesOnPath(Buffer.from(folder + program)))
      .filter((rule) => lets(rule, release))
      .map(({ policy }) => policy.name),
  );
  return new Set([...known, ...(running.size <= MOST ? running : [])]);
}

function lets({ policy, side, tree, since, until, isExact }: StoredRule, release: string): boolean {
  return (
    policy.kind === 'interface' &&
    side === 'plug' &&
    isExact &&
    isInRelease(release, since, until) &&
    tree.kind === 'file' &&
    tree.effect !== 'deny' &&
    /x/.test(tree.perms ?? '') &&
    isRule(tree) &&
    !isBlanket(tree)
  );
}
