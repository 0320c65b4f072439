import { homedir } from 'node:os';
import { connectCommunity, createEngine, findCommunity, type OpenFailure } from '@whyblocked/core';
import type { Environment } from '../environment.ts';
import type { Answers } from './answers.ts';

export interface EmbeddedAnswers extends Answers {
  readonly knowledge: { readonly version: string; readonly snapd: string };
  /** Why the database of reports could not be opened at first; diagnoses are given all the same, and it is tried again. */
  readonly communityFailure: OpenFailure | null;
}

/** Answers of this process: the engine with its worker threads, and the database of the community. Rejects where the knowledge cannot be opened. */
export async function openEmbeddedAnswers(knowledgePath: string, environment: Environment): Promise<EmbeddedAnswers> {
  const engine = await createEngine({ knowledgePath });
  const { knowledge } = engine;
  const place = findCommunity({
    databaseUrl: environment.DATABASE_URL,
    stateDir: environment.WHYBLOCKED_STATE_DIR,
    xdgStateHome: environment.XDG_STATE_HOME,
    home: environment.HOME ?? homedir(),
  });
  const { addons, community, diagnose, failure, close } = await connectCommunity({
    place,
    knowledge,
    diagnose: engine.diagnose,
  });
  return {
    verbs: { ...engine, diagnose },
    addons,
    community,
    knowledge: { version: knowledge.version, snapd: knowledge.snapd },
    communityFailure: failure,
    async close() {
      await engine.close();
      await close();
    },
  };
}
