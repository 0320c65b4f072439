import { isInRelease } from '@whyblocked/dataset';
import { attributeDefaults } from '../connection/attribute-defaults.ts';
import type { InterfaceFacts } from '../connection/declaration.ts';
import type { RuleSource } from './knowledge-source.ts';

/** What of an interface's rules decides about connecting it, in one release; absent: in the newest. */
export function interfaceFactsOf(
  name: string,
  rules: readonly Pick<RuleSource, 'side' | 'tree' | 'conditions' | 'since' | 'until'>[],
  release?: string,
): InterfaceFacts {
  const inForce = rules.filter(({ since, until }) =>
    release === undefined ? until === null : isInRelease(release, since, until),
  );
  const declared = (side: 'plug' | 'slot') =>
    inForce.flatMap(({ side: of, tree }) => (of === side && tree.kind === 'declaration' ? [tree.rules] : [])).at(0);
  const implicit = (system: 'classic' | 'core'): boolean | 'run-time' => {
    const ways = inForce.filter(({ tree }) => tree.kind === 'implicit' && tree.on === system);
    return ways.length > 0 && (ways.some(({ conditions }) => conditions.length === 0) || 'run-time');
  };
  const [plug, slot] = [declared('plug'), declared('slot')];
  const refuses = inForce.some(({ tree, conditions }) => tree.kind === 'no-auto-connect' && conditions.length === 0);
  const defaults = attributeDefaults(name);
  return {
    name,
    ...(defaults.length === 0 ? {} : { attributeDefaults: defaults }),
    implicit: { classic: implicit('classic'), core: implicit('core') },
    ...(refuses ? { noAutoConnect: true } : {}),
    declaration: { ...(plug === undefined ? {} : { plug }), ...(slot === undefined ? {} : { slot }) },
  };
}

/** Whether a release has the interface. */
export function isRegistered(rules: readonly Pick<RuleSource, 'tree' | 'since' | 'until'>[], release: string): boolean {
  return rules.some(({ tree, since, until }) => tree.kind === 'interface' && isInRelease(release, since, until));
}
