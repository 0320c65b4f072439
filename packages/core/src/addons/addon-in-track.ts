import type { AddonInTrack } from '@whyblocked/contract';
import { addonFactsInTrack } from '@whyblocked/dataset';
import type { KnownAddon } from '../knowledge/addon-knowledge.ts';

/** Whole matrices ask for the same again and again. */
const known = new WeakMap<KnownAddon, Map<string, AddonInTrack | undefined>>();

/** What upstream says of an addon in one track; undefined where the track does not list it. */
export function addonInTrack(file: KnownAddon, track: string): AddonInTrack | undefined {
  const ofFile = known.get(file) ?? new Map<string, AddonInTrack | undefined>();
  known.set(file, ofFile);
  if (!ofFile.has(track)) ofFile.set(track, readInTrack(file, track));
  return ofFile.get(track);
}

function readInTrack(file: KnownAddon, track: string): AddonInTrack | undefined {
  const facts = addonFactsInTrack(file, track);
  const all = <K extends (typeof facts)[number]['kind']>(kind: K) =>
    facts.filter((fact): fact is Extract<(typeof facts)[number], { kind: K }> => fact.kind === kind);
  if (all('listed').length === 0) return undefined;
  const [confinement] = all('confinement');
  const [strictTest] = all('strict-test');
  const [checkStatus] = all('check-status');
  return {
    track,
    version: all('version')[0]?.version ?? '',
    architectures: all('architecture').map(({ architecture }) => architecture),
    ...(confinement ? { confinement: confinement.confinement } : {}),
    builtin: all('builtin').length > 0,
    deprecated: all('deprecated').length > 0,
    retired: all('retired').length > 0,
    testedOn: all('test-run').map(({ confinement: on }) => on),
    ...(strictTest ? { strictTest: strictTest.result } : {}),
    ...(checkStatus ? { checkStatus: checkStatus.text } : {}),
    needs: all('needs').map(({ what, name }) => ({ what, ...(name === undefined ? {} : { name }) })),
  };
}
