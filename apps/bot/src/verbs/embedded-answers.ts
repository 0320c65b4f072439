import { homedir } from 'node:os';
import {
  createAddonVerbs,
  createCommunity,
  createEngine,
  findCommunity,
  openKnowledge,
  openStore,
} from '@whyblocked/core';
import type { Environment } from '../environment.ts';
import type { Answers } from './answers.ts';

export interface EmbeddedAnswers extends Answers {
  readonly knowledge: { readonly version: string; readonly snapd: string };
  /** Why there is no database of reports; diagnoses are given all the same. */
  readonly communityFailure?: string;
}

/** Answers of this process: the engine with its worker threads, and the database of the community. Rejects where the knowledge cannot be opened. */
export async function openEmbeddedAnswers(knowledgePath: string, environment: Environment): Promise<EmbeddedAnswers> {
  const engine = await createEngine({ knowledgePath });
  const knowledge = openKnowledge(knowledgePath);
  const store = await openStore(
    findCommunity({
      databaseUrl: environment.DATABASE_URL,
      stateDir: environment.WHYBLOCKED_STATE_DIR,
      xdgStateHome: environment.XDG_STATE_HOME,
      home: environment.HOME ?? homedir(),
    }),
  );
  const files = createAddonVerbs({ knowledge });
  const community = store.ok
    ? createCommunity({
        store: store.value,
        diagnose: engine.diagnose,
        addons: files,
        knowledgeVersion: knowledge.version,
      })
    : undefined;
  const accepted = async () => {
    const statements = await community?.acceptedStatements();
    return statements?.ok ? statements.value : [];
  };
  return {
    verbs: engine,
    addons: createAddonVerbs({ knowledge, accepted }),
    ...(community ? { community } : {}),
    knowledge: engine.knowledge,
    ...(store.ok ? {} : { communityFailure: store.error.code }),
    async close() {
      await engine.close();
      if (store.ok) await store.value.close();
      knowledge.close();
    },
  };
}
