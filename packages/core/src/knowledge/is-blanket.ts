import type { StoredTree } from './stored-tree.ts';

/** A path with fewer plain characters than this is no particular path. */
const FEWEST_LITERALS = 3;

/** Whether a rule permits nearly everything of its kind: that it permits an access too says nothing about the access. */
export function isBlanket(tree: StoredTree): boolean {
  switch (tree.kind) {
    case 'all':
      return true;
    case 'file':
      return tree.path === undefined || isOpen(tree.path);
    case 'capability':
      return tree.names.length === 0;
    case 'network':
      return tree.words.length === 0;
    case 'mount':
    case 'umount':
    case 'remount':
      return tree.conditions === undefined && tree.source === undefined && tree.target === undefined;
    case 'signal':
    case 'ptrace':
    case 'unix':
      return tree.peer === undefined && tree.access === undefined;
    case 'dbus':
      return (
        [tree.name, tree.path, tree.interface, tree.member].every((condition) => condition === undefined) &&
        !tree.peer?.includes('name=')
      );
    case 'change_profile':
      return tree.target === undefined || isOpen(tree.target);
    case 'seccomp':
      return tree.syscall.startsWith('@');
    default:
      return false;
  }
}

/** A pattern, not a plain text, that holds next to nothing particular. */
function isOpen(pattern: string): boolean {
  return /[*?[{<]/.test(pattern) && fewestLiterals(pattern) < FEWEST_LITERALS;
}

/** Letters and digits that every match holds: of alternatives the shortest counts, holes and classes not at all; a variable is a place. */
function fewestLiterals(pattern: string): number {
  const plain = pattern.replace(/@\{[^}]*\}/g, 'variable').replace(/<<[^<>]*>>|\[[^\]]*\]/g, '');
  // For each open brace: the count before it, the shortest alternative so far, the count of the present one.
  const open: { before: number; shortest: number }[] = [];
  let count = 0;
  for (const character of plain) {
    const group = open.at(-1);
    if (character === '{') {
      open.push({ before: count, shortest: Number.POSITIVE_INFINITY });
      count = 0;
    } else if (group && (character === ',' || character === '}')) {
      group.shortest = Math.min(group.shortest, count);
      count = character === ',' ? 0 : group.before + group.shortest;
      if (character === '}') open.pop();
    } else if (/[A-Za-z0-9]/.test(character)) count++;
  }
  return count;
}
