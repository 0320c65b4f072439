import type { ReportEnvironment, ReportState } from '@whyblocked/contract';

/** What a state of a report means for who sent it. */
export const stateWords: Readonly<Record<ReportState, string>> = {
  queued: 'waits for a maintainer',
  asked: 'waits for an answer of its reporter',
  accepted: 'accepted',
  merged: 'counts for another report',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

/** Where somebody ran it: "1.32, strict, amd64, revision 7589, ubuntu 24.04, kernel 6.8.0". */
export function environmentWords({
  track,
  confinement,
  architecture,
  revision,
  distribution,
  kernel,
}: ReportEnvironment): string {
  return [
    track,
    confinement,
    architecture,
    ...(revision === undefined ? [] : [`revision ${revision}`]),
    ...(distribution === undefined ? [] : [[distribution.id, distribution.version].filter(Boolean).join(' ')]),
    ...(kernel === undefined ? [] : [`kernel ${kernel}`]),
  ].join(', ');
}
