import type { Rule } from '../rules/rule.ts';
import type { SeccompRule } from '../seccomp-filter/seccomp-rule.ts';

/** A path with fewer plain characters than this is no particular path. */
const FEWEST_LITERALS = 3;

/** Whether a rule permits nearly everything of its kind: that it permits an access too says nothing about the access. */
export function isBlanket(rule: Rule | SeccompRule): boolean {
  switch (rule.kind) {
    case 'all':
      return true;
    case 'file':
      return rule.path === undefined || isOpen(rule.path);
    case 'capability':
      return rule.names.length === 0;
    case 'network':
      return rule.words.length === 0;
    case 'mount':
    case 'umount':
    case 'remount':
      return rule.conditions === undefined && rule.source === undefined && rule.target === undefined;
    case 'signal':
    case 'ptrace':
    case 'unix':
      return rule.peer === undefined && rule.access === undefined;
    case 'dbus':
      return (
        [rule.name, rule.path, rule.interface, rule.member].every((condition) => condition === undefined) &&
        !rule.peer?.includes('name=')
      );
    case 'change_profile':
      return rule.target === undefined || isOpen(rule.target);
    case 'seccomp':
      return rule.syscall.startsWith('@');
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
