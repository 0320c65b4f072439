import type { StoredTree } from './stored-tree.ts';

/** What a rule of the plug side of an interface opens, for the price of connecting it. */
export interface PricedRule {
  readonly backend: string;
  readonly tree: StoredTree;
}

const NEARLY_ROOT = new Set([
  'sys_admin',
  'sys_module',
  'sys_rawio',
  'sys_ptrace',
  'mac_admin',
  'dac_override',
  'setuid',
]);
const WHOLE_SYSTEM = /^"?\/(\{,?\*\*,?\}|\*\*|\*|\[\^[a-z/.]*\]\*\*)"?$/;

/**
 * How much connecting an interface opens, 1 (little) to 5 (nearly everything), computed from its rules and from whether the
 * store must grant it even to be installed.
 */
export function privilegeOf(rules: readonly PricedRule[], installationNeedsStore: boolean): number {
  if (rules.some(opensEverything)) return 5;
  const writes = rules.filter(({ tree }) => writesFile(tree)).length;
  const strong = rules.some(
    ({ tree }) => tree.kind === 'capability' && tree.names.some((name) => NEARLY_ROOT.has(name)),
  );
  const mounts = rules.some(({ backend, tree }) => backend === 'apparmor' && tree.kind === 'mount');
  if (installationNeedsStore || mounts || (strong && rules.length > 40)) return 4;
  if (strong || rules.length > 60 || writes > 15) return 3;
  if (
    writes > 0 ||
    rules.some(({ tree }) => tree.kind === 'dbus' || tree.kind === 'network' || tree.kind === 'capability')
  )
    return 2;
  return 1;
}

function opensEverything({ tree }: PricedRule): boolean {
  switch (tree.kind) {
    case 'all':
      return true;
    case 'file':
      return (
        tree.effect !== 'deny' &&
        (tree.path === undefined || (WHOLE_SYSTEM.test(tree.path) && tree.owner === undefined))
      );
    case 'capability':
      return tree.effect !== 'deny' && tree.names.length === 0;
    case 'mount':
      return tree.effect !== 'deny' && tree.conditions === undefined && tree.source === undefined;
    case 'change_profile':
      return tree.target === undefined || tree.target.includes('unconfined') || tree.target.startsWith('*');
    case 'seccomp':
      return tree.syscall === '@unrestricted';
    default:
      return false;
  }
}

function writesFile(tree: StoredTree): boolean {
  return tree.kind === 'file' && tree.effect !== 'deny' && /[wa]/.test(tree.perms ?? '');
}
