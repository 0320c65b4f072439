import { isBlanket } from '@whyblocked/confinement';
import { isRule, type StoredTree } from './stored-tree.ts';

/** What a rule of the plug side of an interface opens, for the price of connecting it. */
export interface PricedRule {
  readonly backend: string;
  readonly tree: StoredTree;
}

/** Capabilities from which nearly everything else follows. */
const NEARLY_ROOT: ReadonlySet<string> = new Set([
  'sys_admin',
  'sys_module',
  'sys_rawio',
  'sys_ptrace',
  'mac_admin',
  'dac_override',
  'setuid',
]);

export function isNearlyRoot(capability: string): boolean {
  return NEARLY_ROOT.has(capability);
}

/**
 * How much connecting an interface opens, 1 (little) to 5 (nearly everything), computed from its rules and from whether the
 * store must grant it even to be installed.
 */
export function privilegeOf(all: readonly PricedRule[], installationNeedsStore: boolean): number {
  // What snap-update-ns may do to set up the mounts is not open to the snap.
  const rules = all.filter(({ backend }) => backend !== 'apparmor-update-ns' && backend !== 'mount');
  if (rules.some(opensEverything)) return 5;
  const writes = rules.filter(({ tree }) => writesFile(tree)).length;
  const strong = rules.some(({ tree }) => tree.kind === 'capability' && tree.names.some(isNearlyRoot));
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

/** Classes in which a rule for everything gives everything away. */
const DECISIVE = new Set(['all', 'file', 'capability', 'mount', 'change_profile', 'seccomp']);

function opensEverything({ tree }: PricedRule): boolean {
  const refusing = 'effect' in tree && tree.effect === 'deny';
  // What a hole stands for is one thing that the gadget or the plug names.
  const ofOneThing = tree.kind === 'file' && tree.path?.includes('<<');
  const ofOwner = tree.kind === 'file' && tree.owner !== undefined;
  return DECISIVE.has(tree.kind) && !refusing && !ofOneThing && !ofOwner && isRule(tree) && isBlanket(tree);
}

function writesFile(tree: StoredTree): boolean {
  return tree.kind === 'file' && tree.effect !== 'deny' && /[wa]/.test(tree.perms ?? '');
}
