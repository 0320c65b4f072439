import { type ConnectionAnswer, type ConnectionFailure, ConnectionRequest } from '@whyblocked/contract';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { connectionChanges } from './connection-changes.ts';
import { connectionStatus } from './connection-status.ts';
import { unknownInterface } from './unknown-interface.ts';

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
  const policies = knowledge.interfacesOf(snapd);
  const policy = policies.find((candidate) => candidate.name === name);
  if (!policy) {
    return { ok: false, error: unknownInterface(name, policies) };
  }
  const facts = knowledge.interfaceFacts(policy.id, snapd);
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
