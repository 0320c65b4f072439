import { ApiUnavailable, type Client } from '@whyblocked/client';
import type { PastePart } from '@whyblocked/contract';
import { expect, it, vi } from 'vitest';
import { withFallback } from './with-fallback.ts';

const list = (version: string) => ({ version, snapd: version, interfaces: [] });

/** An API that is up or down, and a process that always answers; both say who they are by the version. */
function setUp() {
  const api = { isUp: true, failsAfterHealth: false };
  const clock = { ms: 0 };
  const ask = async () => {
    if (!api.isUp || api.failsAfterHealth) throw new ApiUnavailable('down');
    return list('api');
  };
  const isWell = vi.fn(async () => api.isUp);
  // Only what these tests ask is there.
  const client = {
    verbs: { listInterfaces: ask, diagnose: ask },
    addons: {},
    community: {},
    isWell,
  } as unknown as Client;
  const here = async () => list('here');
  const embedded = { verbs: { listInterfaces: here, diagnose: here }, addons: {} } as unknown as Client;
  const onChange = vi.fn();
  const answers = withFallback({ client, embedded, onChange, now: () => clock.ms });
  return { api, clock, answers, onChange, isWell };
}

it('asks the API while it is up, and looks once in a while whether it is', async () => {
  const { answers, isWell, onChange } = setUp();
  expect(await answers.verbs.listInterfaces()).toEqual(list('api'));
  expect(await answers.verbs.listInterfaces()).toEqual(list('api'));
  expect(isWell).toHaveBeenCalledTimes(1);
  expect(onChange).not.toHaveBeenCalled();
});

it('answers here while it is down, and goes back when it is up', async () => {
  const { api, clock, answers, onChange } = setUp();
  api.isUp = false;
  expect(await answers.verbs.listInterfaces()).toEqual(list('here'));
  api.isUp = true;
  expect(await answers.verbs.listInterfaces()).toEqual(list('here'));
  clock.ms += 6_000;
  expect(await answers.verbs.listInterfaces()).toEqual(list('api'));
  expect(onChange.mock.calls).toEqual([[false], [true]]);
});

it('what is held is read here when the API is lost on the way; what arrives once is asked for again', async () => {
  const { api, answers, clock } = setUp();
  api.failsAfterHealth = true;
  expect(await answers.verbs.diagnose(new Uint8Array(1))).toEqual(list('here'));
  clock.ms += 6_000;
  const arriving = (async function* (): AsyncGenerator<PastePart> {})();
  expect(await answers.verbs.diagnose(arriving)).toEqual({ ok: false, error: { code: 'busy', queued: 0 } });
});
