import type { Identity } from '@whyblocked/contract';
import { type Community, createAddonVerbs, createCommunity, diagnoseSync, type Knowledge } from '@whyblocked/core';
import { withStore } from './community-place.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

/** Whoever can write to the database itself may do anything with it. */
export const LOCAL: Identity = { name: 'local', role: 'maintainer' };

/** The verbs of the community over the database that the environment names, for as long as something is done with them. */
export function withCommunity<T>(
  knowledgeOption: string | undefined,
  act: (community: Community, knowledge: Knowledge) => Promise<T>,
): Promise<T> {
  const knowledge = openKnowledgeOption(knowledgeOption);
  return withStore((store) =>
    act(
      createCommunity({
        store,
        addons: createAddonVerbs({ knowledge }),
        knowledgeVersion: knowledge.version,
        // A log that is a report is held whole.
        diagnose: async (paste, options = {}) =>
          paste instanceof Uint8Array
            ? diagnoseSync([paste], { knowledge, ...options })
            : Promise.reject(new TypeError('a log in parts')),
      }),
      knowledge,
    ),
  );
}
