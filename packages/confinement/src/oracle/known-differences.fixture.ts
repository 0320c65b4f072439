import type { Access } from '../access.ts';
import type { Disagreement } from './compare-policies.fixture.ts';

interface KnownDifference {
  /** `meant`: the contract excepts it. `open`: the compiler is right, the package has yet to follow. */
  readonly state: 'meant' | 'open';
  readonly why: string;
  readonly holds: (difference: Disagreement) => boolean;
  /** One that must go on existing: a difference that is gone has no place here. */
  readonly example: { readonly rule: string; readonly access: Access };
}

const WAYS = /\b(?:bind|rbind|B|R|move|M|remount|(?:make-)?r?(?:private|shared|slave|unbindable))\b/;
const PROPAGATION = /\b(?:private|rprivate|shared|rshared|slave|rslave|unbindable|runbindable)\b/;
const OPTIONS = /\boptions?(?:=| in )(\([^)]*\)|\S+)/;

const OPPOSITES = [
  ['ro', 'rw'],
  ['nosuid', 'suid'],
  ['nodev', 'dev'],
  ['noexec', 'exec'],
  ['sync', 'async'],
  ['mand', 'nomand'],
  ['noatime', 'atime'],
] as const;

function contradicts(options: string): boolean {
  const flags = options.split(/[^a-z]+/);
  return OPPOSITES.some(([one, other]) => flags.includes(one) && flags.includes(other));
}

const mountAs = (flags: string, parts: Partial<Extract<Access, { kind: 'mount' }>> = {}): Access => ({
  kind: 'mount',
  operation: 'mount',
  source: '/a/',
  target: '/b/',
  fstype: 'ext4',
  flags,
  ...parts,
});

/** Where the package answers otherwise than compiler 3.0.8, and why. Everything else has to be the same. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    state: 'meant',
    why: '3.0.8 lets a rule for one way of mounting with plain flags beside it also permit the plain mount, 4.x does not',
    holds: ({ rules, access, ours, compiler }) =>
      access?.kind === 'mount' &&
      access.operation === 'mount' &&
      ours === 'false' &&
      compiler === 'true' &&
      rules.some((rule) => WAYS.test(rule.startsWith('remount') ? 'remount' : (OPTIONS.exec(rule)?.[1] ?? ''))),
    example: { rule: 'mount options=(rw, bind) /a/ -> /b/,', access: mountAs('rw') },
  },
  {
    state: 'open',
    why: 'a lone star for the source also matches the empty source of a remount or a change of propagation',
    holds: ({ rules, access, ours, compiler }) =>
      access?.kind === 'mount' &&
      (access.operation === 'remount' || PROPAGATION.test(access.flags ?? '')) &&
      ours === 'false' &&
      compiler === 'true' &&
      rules.some((rule) => /\bmount (?:\S+ )*\*\*?(?: ->|,)/.test(rule)),
    example: { rule: 'mount * -> /b/,', access: mountAs('ro, remount', { operation: 'remount' }) },
  },
  {
    state: 'open',
    why: '3.0.8 does not read a new root that begins with a star',
    holds: ({ rules, compiler }) =>
      compiler === 'refused' && rules.some((rule) => /\bpivot_root .*?\*\*?,$/.test(rule)),
    example: { rule: 'pivot_root oldroot=/a/ *,', access: mountAs('', { operation: 'pivotroot' }) },
  },
  {
    state: 'meant',
    why: 'newer compilers take tstp for stp, 3.0.8 does not know it',
    holds: ({ rules, compiler }) => compiler === 'refused' && rules.some((rule) => rule.includes('tstp')),
    example: { rule: 'signal set=tstp,', access: { kind: 'signal', mask: 'send', signal: 'stp', peer: 'a' } },
  },
  {
    state: 'open',
    why: 'the kernel asks for each profile of a stacked peer of a unix socket on its own, never for the whole label',
    holds: ({ access }) => access?.kind === 'unix' && access.peerLabel?.includes('//&') === true,
    example: {
      rule: 'unix (connect) peer=(label=*),',
      access: { kind: 'unix', mask: 'connect', type: 'stream', peerAddress: '@x', peerLabel: 'a//&b' },
    },
  },
  {
    state: 'open',
    why: 'binding a unix socket without a name is what addr=auto permits, addr=none does not',
    holds: ({ rules, access, compiler }) =>
      access?.kind === 'unix' &&
      access.mask === 'bind' &&
      compiler === 'false' &&
      rules.some((rule) => /addr="?(?:none|auto)/.test(rule)),
    example: {
      rule: 'unix (bind) addr=none,',
      access: { kind: 'unix', mask: 'bind', type: 'stream', address: 'none' },
    },
  },
  {
    state: 'open',
    why: 'a remount rule with a flag and its absence asks for the flag',
    holds: ({ rules, access, ours, compiler }) =>
      access?.kind === 'mount' &&
      access.operation === 'remount' &&
      ours === 'true' &&
      compiler === 'false' &&
      rules.some((rule) => contradicts(OPTIONS.exec(rule)?.[1] ?? '')),
    example: { rule: 'remount options=(noexec, exec) /b/,', access: mountAs('remount', { operation: 'remount' }) },
  },
  {
    state: 'open',
    why: 'a path before the arrow is no target of a change of propagation to 3.0.8, which accepts the rule with rw beside it',
    holds: ({ rules, access, ours, compiler }) =>
      access?.kind === 'mount' &&
      ours === 'true' &&
      compiler === 'false' &&
      rules.some((rule) => /r?shared\) \//.test(rule)),
    example: { rule: 'mount options=(rw, rshared) /b/,', access: mountAs('rw, rshared') },
  },
  {
    state: 'meant',
    why: '4.1 refuses a source or a type for mounts that have none, 3.0.8 takes such a rule and permits nothing by it',
    holds: ({ ours, compiler, access }) => access?.kind === 'mount' && ours === 'invalid-rule' && compiler !== 'true',
    example: { rule: 'mount fstype=tmpfs options=(rw, bind) /a/ -> /b/,', access: mountAs('rw, bind') },
  },
];
