/** What a text names of containers and pods by their numbers. */
export interface Ids {
  readonly containers: readonly string[];
  /** With hyphens. */
  readonly pods: readonly string[];
}

const CONTAINER = /\b[0-9a-f]{64}\b/g;
/** A UUID, but for that of a volume; a static pod has 32 digits, which are its own only where the text says so. */
const POD =
  /(?<!pvc-)\b[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}\b|(?<=\bpods\/|pod|\()[0-9a-f]{32}(?![0-9a-f])|(?<=pod)[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}/g;

const SHORTEST = 32;
const NONE: Ids = { containers: [], pods: [] };

/** Whole ids of containers and uids of pods, as paths, control groups and messages hold them. */
export function idsIn(text: string): Ids {
  if (text.length < SHORTEST) return NONE;
  return {
    containers: text.match(CONTAINER) ?? [],
    pods: (text.match(POD) ?? []).map((uid) => uid.replaceAll('_', '-')),
  };
}
