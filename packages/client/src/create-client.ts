import type { AddonVerbs, CommunityVerbs, Verbs } from '@whyblocked/contract';
import { z } from 'zod';
import { addonVerbsClient } from './addon-verbs-client.ts';
import { type ApiOptions, createApi } from './api.ts';
import { type CommunityTokens, communityVerbsClient } from './community-verbs-client.ts';
import { verbsClient } from './verbs-client.ts';

const HEALTH_MS = 2_000;

export interface Client {
  readonly verbs: Verbs;
  readonly addons: AddonVerbs;
  readonly community: CommunityVerbs;
  /** Whether the API says within two seconds that it is well; never rejects. */
  isWell(): Promise<boolean>;
}

/** All verbs, asked of an API of whyblocked. */
export function createClient({ tokens = {}, ...options }: ApiOptions & { readonly tokens?: CommunityTokens }): Client {
  const api = createApi(options);
  const health = createApi({ ...options, timeoutMs: HEALTH_MS });
  return {
    verbs: verbsClient(api),
    addons: addonVerbsClient(api),
    community: communityVerbsClient(api, tokens),
    isWell: () =>
      health.ask(z.unknown(), { method: 'GET', path: '/healthz' }).then(
        ({ ok }) => ok,
        () => false,
      ),
  };
}
