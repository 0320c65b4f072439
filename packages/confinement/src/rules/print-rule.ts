import type { AccessList, Rule } from './rule.ts';

/** Fields that are printed as `key=value`, wherever they stand in the rule's own order. */
const ASSIGNED = new Set([
  'bus',
  'path',
  'interface',
  'member',
  'name',
  'peer',
  'type',
  'protocol',
  'addr',
  'label',
  'attr',
  'opt',
  'set',
]);

/** The canonical text: no comment, single blanks, no trailing comma, permissions in ASCII order, else as written. */
export function printRule(rule: Rule): string {
  return [...qualifierWords(rule), ...bodyWords(rule)].join(' ');
}

function qualifierWords(rule: Rule): string[] {
  const words: string[] = [];
  if ('priority' in rule) words.push(`priority=${rule.priority}`);
  if ('audit' in rule) words.push('audit');
  if ('effect' in rule) words.push(rule.effect);
  if ('owner' in rule) words.push(rule.owner);
  return words;
}

function bodyWords(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'file': {
      const words: string[] = access(rule.mode);
      if (rule.keyword) words.push('file');
      if (rule.path === undefined || rule.perms === undefined) return words;
      const middle = rule.subset ? ['subset'] : [];
      words.push(...(rule.permsFirst ? [rule.perms, ...middle, rule.path] : [rule.path, rule.perms]));
      return [...words, ...arrow(rule.target)];
    }
    case 'link':
      return ['link', ...(rule.subset ? ['subset'] : []), rule.path, ...arrow(rule.target)];
    case 'capability':
      return ['capability', ...rule.names];
    case 'network':
      return ['network', ...rule.words];
    case 'dbus':
    case 'unix':
    case 'signal':
    case 'ptrace':
    case 'userns':
    case 'io_uring':
      return [...accessList(rule), ...conditions(rule)];
    case 'mqueue': {
      const { name, ...rest } = rule;
      return [...accessList(rule), ...conditions(rest), ...(name === undefined ? [] : [name])];
    }
    case 'mount':
    case 'remount':
    case 'umount': {
      const words = [rule.keyword ?? rule.kind, ...(rule.conditions ?? [])];
      if (rule.kind !== 'mount') return rule.target === undefined ? words : [...words, rule.target];
      return [...words, ...access(rule.source), ...arrow(rule.target)];
    }
    case 'pivot_root': {
      const oldroot = rule.oldroot === undefined ? [] : [`oldroot=${rule.oldroot}`];
      return ['pivot_root', ...oldroot, ...access(rule.newroot), ...arrow(rule.profile)];
    }
    case 'change_profile':
      return ['change_profile', ...access(rule.mode), ...access(rule.exec), ...arrow(rule.target)];
    case 'rlimit':
      return ['set', 'rlimit', rule.name, '<=', rule.value];
    case 'all':
      return ['all'];
    case 'include':
      return ['include', ...(rule.ifExists ? ['if', 'exists'] : []), rule.path];
  }
}

function accessList(rule: AccessList & { readonly kind: string }): string[] {
  return rule.joined ? [`${rule.kind}${rule.access}`] : [rule.kind, ...access(rule.access)];
}

function access(word: string | undefined): string[] {
  return word === undefined ? [] : [word];
}

function arrow(target: string | undefined): string[] {
  return target === undefined ? [] : ['->', target];
}

function conditions(rule: object): string[] {
  return Object.entries(rule).flatMap(([key, value]) =>
    ASSIGNED.has(key) ? (Array.isArray(value) ? value : [value]).map((item) => `${key}=${item}`) : [],
  );
}
