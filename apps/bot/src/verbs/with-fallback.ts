import { ApiUnavailable, type Client } from '@whyblocked/client';
import type { Paste } from '@whyblocked/contract';
import type { Answers } from './answers.ts';

/** How long what is known of the API counts. */
const FRESH_MS = 5_000;

export interface FallbackOptions {
  readonly client: Client;
  readonly embedded: Pick<Answers, 'verbs' | 'addons'>;
  /** The API was reached before and is not any more, or the other way round. */
  readonly onChange: (isUp: boolean) => void;
  readonly now?: () => number;
}

/**
 * Asks an API, and this process where that is down: for diagnoses and look-ups, which are the same everywhere. What people
 * report and decide is in one place only, and so is asked of the API alone.
 */
export function withFallback({
  client,
  embedded,
  onChange,
  now = () => performance.now(),
}: FallbackOptions): Pick<Answers, 'verbs' | 'addons'> & { readonly community: Client['community'] } {
  let known: { readonly at: number; readonly isUp: Promise<boolean> } | undefined;
  let wasUp = true;

  function tell(isUp: boolean): void {
    if (isUp !== wasUp) onChange(isUp);
    wasUp = isUp;
  }

  async function isUp(): Promise<boolean> {
    if (known === undefined || now() - known.at > FRESH_MS) known = { at: now(), isUp: client.isWell() };
    const well = await known.isUp;
    tell(well);
    return well;
  }

  /** `lost` answers where the API was lost after it had been asked. */
  async function either<T>(remote: () => Promise<T>, local: () => Promise<T>, lost = local): Promise<T> {
    if (!(await isUp())) return local();
    try {
      return await remote();
    } catch (error) {
      if (!(error instanceof ApiUnavailable)) throw error;
      known = { at: now(), isUp: Promise.resolve(false) };
      tell(false);
      return lost();
    }
  }

  /** What arrives in parts can be read once: where the API is lost on the way, one has to ask again. */
  function read<T>(paste: Paste, remote: () => Promise<T>, local: () => Promise<T>): Promise<T | typeof BUSY> {
    const isReadOnce = Symbol.asyncIterator in paste;
    return either<T | typeof BUSY>(remote, local, isReadOnce ? async () => BUSY : local);
  }

  return {
    verbs: {
      diagnose: (paste, options) =>
        read(
          paste,
          () => client.verbs.diagnose(paste, options),
          () => embedded.verbs.diagnose(paste, options),
        ),
      whatIf: (paste, options) =>
        read(
          paste,
          () => client.verbs.whatIf(paste, options),
          () => embedded.verbs.whatIf(paste, options),
        ),
      listInterfaces: () => either(client.verbs.listInterfaces, embedded.verbs.listInterfaces),
      getInterface: (name) =>
        either(
          () => client.verbs.getInterface(name),
          () => embedded.verbs.getInterface(name),
        ),
      listExplanations: (kind) =>
        either(
          () => client.verbs.listExplanations(kind),
          () => embedded.verbs.listExplanations(kind),
        ),
      getExplanation: (kind, slug) =>
        either(
          () => client.verbs.getExplanation(kind, slug),
          () => embedded.verbs.getExplanation(kind, slug),
        ),
      answerConnection: (name, request) =>
        either(
          () => client.verbs.answerConnection(name, request),
          () => embedded.verbs.answerConnection(name, request),
        ),
    },
    addons: {
      listAddons: () => either(client.addons.listAddons, embedded.addons.listAddons),
      getAddon: (reference) =>
        either(
          () => client.addons.getAddon(reference),
          () => embedded.addons.getAddon(reference),
        ),
      compatibility: (questions) =>
        either(
          () => client.addons.compatibility(questions),
          () => embedded.addons.compatibility(questions),
        ),
    },
    community: client.community,
  };
}

const BUSY = { ok: false, error: { code: 'busy', queued: 0 } } as const;
