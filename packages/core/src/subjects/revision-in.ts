import type { Subject } from '@whyblocked/contract';

/** A folder of one revision of a snap: its files, or its data. */
const OF_REVISION =
  /^(?:\/var\/snap|\/home\/[^/]+\/snap|\/root\/snap|\/snap|\/var\/lib\/snapd\/snap)\/([a-z0-9_-]+)\/(x?[0-9]+)(?:\/|$)/;

/** The revision of the snap itself that a path is of. */
export function revisionIn(path: string, { snap, instance = snap }: Subject): string | undefined {
  const [, name, revision] = OF_REVISION.exec(path) ?? [];
  return name !== undefined && (name === instance || name === snap) ? revision : undefined;
}
