import type { PolicyFact } from '@whyblocked/dataset';
import type { GoParser } from '../go/parse-go.ts';
import { leftOutFacts } from '../releases/left-out-facts.ts';
import { placesOf } from '../releases/places-of.ts';
import type { ReleaseFacts } from '../releases/release-facts.ts';
import type { SourceTree } from '../source/source-tree.ts';
import { findInterfaces } from './find-interfaces.ts';
import { interfaceFacts } from './interface-facts.ts';
import { readSnapdSource } from './snapd-source.ts';
import { importTemplates } from './templates/import-templates.ts';
import { vendoredAppArmor } from './vendored-apparmor.ts';

/** Of the templates that are not AppArmor's for apps. */
const BACKENDS: Readonly<Record<string, PolicyFact['backend']>> = {
  seccomp: 'seccomp',
  'snap-update-ns': 'apparmor-update-ns',
};

/** Everything that one release of snapd says. */
export function snapdReleaseFacts(parser: GoParser, tree: SourceTree, release: string): ReleaseFacts {
  const source = readSnapdSource(parser, tree);
  const interfaces = findInterfaces(source).map((registered) => ({
    kind: 'interface' as const,
    name: registered.name,
    placed: interfaceFacts(source, registered),
  }));
  const templates = importTemplates(parser, tree).map(({ kind, name, placed, leftOut }) => ({
    kind,
    name,
    placed: [...placed, ...leftOutFacts({ backend: BACKENDS[name] ?? 'apparmor' }, leftOut, { file: name, line: 1 })],
  }));
  const policies = [...interfaces, ...templates].filter(({ placed }) => placed.length > 0);
  const apparmor = vendoredAppArmor(tree);
  return {
    release,
    ...(apparmor === undefined ? {} : { apparmor }),
    policies: policies.map(({ placed, ...policy }) => ({ ...policy, facts: placed.map(({ fact }) => fact) })),
    places: placesOf(policies.flatMap(({ placed }) => placed)),
  };
}
