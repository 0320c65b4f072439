import { type ConnectionAnswer, type ConnectionFailure, ConnectionRequest } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { attributeDefaults } from './attribute-defaults.ts';
import { connectionChanges } from './connection-changes.ts';
import { connectionStatus } from './connection-status.ts';
import { nearNames } from './near-names.ts';

/** How a plug of an interface comes to be connected, and what would change that. */
export function answerConnection(
  knowledge: Knowledge,
  name: string,
  request: ConnectionRequest = {},
): { readonly ok: true; readonly value: ConnectionAnswer } | { readonly ok: false; readonly error: ConnectionFailure } {
  const { snapd = knowledge.newestRelease, ...asked } = ConnectionRequest.parse(request);
  if (!knowledge.releases.includes(snapd)) {
    return { ok: false, error: { code: 'unknown-release', release: snapd, known: knowledge.releases } };
  }
  const policies = knowledge.policies.filter(({ kind }) => kind === 'interface');
  const policy = policies.find((candidate) => candidate.name === name);
  if (!policy) {
    const near = nearNames(
      name,
      policies.map((candidate) => candidate.name),
    );
    return { ok: false, error: { code: 'unknown-interface', interface: name, near } };
  }
  const facts = { ...policy.facts, name, attributeDefaults: policy.facts.attributeDefaults ?? attributeDefaults(name) };
  return {
    ok: true,
    value: {
      interface: name,
      asked: { snapd, ...asked },
      ...connectionStatus(facts, asked),
      otherwise: [...connectionChanges(facts, asked)],
    },
  };
}
